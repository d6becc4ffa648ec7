"""Runs commands and measures what they take: seconds, processor seconds, memory."""

import os
import resource
import subprocess
import sys
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def tool():
    """The tool to measure: the one that TVET_TOOL names, or else the release build, which is brought up to date."""
    return os.environ.get("TVET_TOOL") or build()


def build():
    command = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "tvet"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    path = subprocess.run(command + ["--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return os.path.join(path.stdout.strip(), "tvet")


class Run:
    """What one command took; `peak` is in bytes, over the command and all that it started."""

    def __init__(self, seconds, cpu, peak, output):
        self.seconds, self.cpu, self.peak, self.output = seconds, cpu, peak, output


# Reading the memory of processes slows them down: it is done in runs of its own.
watches_memory = False


def peak_memory(measure):
    global watches_memory
    watches_memory = True
    peak = measure().peak
    watches_memory = False
    return peak


def run(command, source=os.devnull):
    """Runs a command with the file `source` as its standard input."""
    with open(source, "rb") as file:
        before, start = children_cpu(), time.monotonic()
        process = subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    watch = MemoryWatch(process.pid, memory) if watches_memory else None
    output, _ = process.communicate()
    seconds, cpu = time.monotonic() - start, children_cpu() - before
    if process.returncode not in (0, 1, 2, 123):
        sys.exit(f"{os.path.basename(sys.argv[0])}: {' '.join(command)} ended with {process.returncode}")
    return Run(seconds, cpu, watch.stop() if watch else 0, output)


def children_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class MemoryWatch(threading.Thread):
    """The largest sum of what `measure` says of a process and its descendants, looked at some fifty times a second."""

    def __init__(self, pid, measure):
        super().__init__(daemon=True)
        self.pid, self.measure, self.peak, self.ends = pid, measure, 0, threading.Event()
        self.start()

    def run(self):
        while not self.ends.wait(0.02):
            self.peak = max(self.peak, sum(map(self.measure, family(self.pid))))

    def stop(self):
        self.ends.set()
        self.join()
        return self.peak


def family(pid):
    members = [pid]
    for member in members:
        try:
            for thread in os.listdir(f"/proc/{member}/task"):
                with open(f"/proc/{member}/task/{thread}/children", encoding="ascii") as file:
                    members += map(int, file.read().split())
        except OSError:
            continue
    return members


def memory(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) << 10 for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def best(measure, runs):
    """The run of median time."""
    return sorted((measure() for _ in range(runs)), key=lambda run: run.seconds)[runs // 2]


def remove_index(path):
    for name in (path, path + "-wal", path + "-shm"):
        if os.path.exists(name):
            os.remove(name)
