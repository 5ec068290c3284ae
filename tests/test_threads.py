"""One numerical thread: with more, two processes on two cores wait for each other."""

import json
import subprocess
import sys

import numpy  # noqa: F401  its library is what is asked
from threadpoolctl import threadpool_info

ASK = "import json, numpy, threadpoolctl; print(json.dumps(threadpoolctl.threadpool_info()))"


def test_numpy_has_one_thread_here_and_in_programs_that_tests_start():
    started = json.loads(subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True).stdout)
    assert {pool["num_threads"] for pool in threadpool_info() + started} <= {1}  # Apple's library is not listed
