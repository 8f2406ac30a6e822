#!/usr/bin/env python3
"""Run the tests of tools/train and report them as JUnit does.

  run.py REPORT.xml
"""
import os
import sys
import unittest
from xml.sax.saxutils import quoteattr


class Result(unittest.TextTestResult):
    """Remembers which tests passed."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.passed = []

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed.append(test)


def main():
    suite = unittest.defaultTestLoader.discover(os.path.dirname(os.path.abspath(__file__)), pattern="*_test.py")
    result = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(suite)
    failed = [test for test, _ in result.failures + result.errors]
    with open(sys.argv[1], "w", encoding="utf-8") as report:
        report.write("<testsuites><testsuite name=\"train\">\n")
        for test in result.passed + failed:
            fault = "<failure/>" if test in failed else ""
            report.write("<testcase name=%s>%s</testcase>\n" % (quoteattr(str(test)), fault))
        report.write("</testsuite></testsuites>\n")
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
