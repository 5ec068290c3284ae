"""Every small slip in a line of a derivation, and whether the lines beside it tell. Reads the code, so new lines are covered at once."""

import ast
import copy
import inspect
import textwrap

import numpy as np

from lrnotes.derivation import AGREE, Derivation

OTHER_SIGN = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Lt: ast.Gt, ast.Gt: ast.Lt}


def derivations(module):
    """All derivations of a module, by name."""
    return {name: value for name, value in vars(module).items() if isinstance(value, Derivation)}


def mutants(function):
    """The function once for each slip: its value negated, or one sign, factor, divisor, power or number in it changed."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    tree.body[0].decorator_list = []
    for parent in list(ast.walk(tree)):
        for field, value in ast.iter_fields(parent):
            places = [(value, i) for i in range(len(value))] if isinstance(value, list) else [(parent.__dict__, field)]
            for holder, place in places:
                node = holder[place]
                for slip in slips(node) if isinstance(node, ast.AST) else ():
                    if ast.unparse(slip) == ast.unparse(node):  # 1 / x without its numerator
                        continue
                    holder[place] = slip
                    scope = dict(function.__globals__)
                    exec(compile(ast.fix_missing_locations(copy.deepcopy(tree)), "mutant", "exec"), scope)
                    yield f"{ast.unparse(node)} -> {ast.unparse(slip)}", scope[function.__name__]
                holder[place] = node


def slips(node):
    """What may stand where `node` does, were it slipped."""
    match node:
        case ast.Return():
            yield ast.Return(ast.UnaryOp(ast.USub(), node.value))
        case ast.UnaryOp(op=ast.USub()):
            yield node.operand
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            yield ast.BinOp(node.left, OTHER_SIGN[type(node.op)](), node.right)
        case ast.BinOp(op=ast.Mult() | ast.MatMult()):
            yield from (node.left, node.right, twice(node))
        case ast.BinOp(op=ast.Div()):
            yield from (node.left, ast.BinOp(ast.Constant(1), ast.Div(), node.right), twice(node))
        case ast.BinOp(op=ast.Pow()):
            yield from (node.left, twice(node))
        case ast.Compare(ops=[ast.Lt() | ast.Gt()]):
            yield ast.Compare(node.left, [OTHER_SIGN[type(node.ops[0])]()], node.comparators)
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            yield ast.Constant(2 * node.value or 1)


def twice(node):
    return ast.BinOp(ast.Constant(2), ast.Mult(), node)


def unseen(derivation, equivalent):
    """The slips that some line beside them does not tell, as (name of the function, slip), and how many were tried.

    Each is put in its own line and, "the neighbour's slip", in the lines above and below. Those in `equivalent`, with a reason
    each, must be no slips at all: the value is the same on 200 random inputs. They are neither counted nor returned.
    """
    found, slipped = 0, []
    lines = derivation.lines
    rng = np.random.default_rng(1)
    draws = [derivation.sample(rng) for _ in range(200)]
    for i, line in enumerate(lines):
        for slip, function in mutants(line.function):
            name = (line.function.__name__, slip)
            if name in equivalent:
                for draw in draws:
                    np.testing.assert_allclose(function(*draw), line.function(*draw), rtol=1e-14, atol=1e-15, err_msg=str(name))
                continue
            for place in range(max(i - 1, 0), min(i + 2, len(lines))):
                if is_found(derivation, place, function):
                    found += 1
                else:
                    slipped.append(name)
    return slipped, found + len(slipped)


def is_found(derivation, place, function):
    """Whether the function, put in that line, disagrees with every line beside it, or cannot be computed at all."""
    lines = list(derivation.lines)
    lines[place] = lines[place]._replace(function=function)
    try:
        with np.errstate(all="ignore"):
            differences = Derivation(derivation.sample, lines[max(place - 1, 0) : place + 2]).check().differences
    except (IndexError, TypeError):  # `check` lets these pass to the reader, with the place where they arose
        return True
    return all(isinstance(difference, str) or not difference <= AGREE for difference in differences)


def calls(derivation, name):
    """Whether a line calls the function of that name."""
    sources = (ast.parse(textwrap.dedent(inspect.getsource(line.function))) for line in derivation.lines)
    return any(isinstance(node, ast.Name) and node.id == name for source in sources for node in ast.walk(source))


def written_out(function):
    """The code of a function without its names for intermediate results, so that the same code twice can be seen to be that."""
    *steps, last = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0].body
    if not all(isinstance(step, ast.Assign) and isinstance(step.targets[0], ast.Name) for step in steps):
        return ast.unparse([*steps, last])
    values = {}
    for step in steps:
        values[step.targets[0].id] = Insert(values).visit(step.value)
    return ast.unparse(Insert(values).visit(last))


class Insert(ast.NodeTransformer):
    """Puts values in the place of names."""

    def __init__(self, values):
        self.values = values

    def visit_Name(self, node):
        return copy.deepcopy(self.values.get(node.id, node))
