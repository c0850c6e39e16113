"""Row render: one page through our engine and through swift-mustache."""

import os

import tools
from result import Result

TITLE = "a page from typed values to bytes, building the model included, one core"
BAR = 50


def run(context):
    rounds, seconds = (3, 0.5) if context.quick else (7, 2)
    core = max(os.sched_getaffinity(0))
    command = ["taskset", "-c", core, tools.binary("RenderBench"), rounds, seconds]
    found = tools.parsed(tools.measured(command).output, "RenderBench")
    result = Result("render", TITLE)
    result.data = (
        f"a page of {found['bytes']:,} bytes with {found['values']} values (money, dates, relative days); both engines "
        "get the same structs from the same code and give the same bytes")
    result.command = f"RenderBench {rounds} {seconds} on core {core}: median of {rounds} rounds in turns"
    result.at_least("render", found["own"], found["reference"], BAR, "pages/s", "swift-mustache 2.1.1, structs")
    result.notes.append(f"with the model ready: {found['ownModelReady']:,.0f} pages/s")
    return result
