import type { Fixture } from './fixture.ts';
import { aboutSigning, fixtureLines } from './script-tests.ts';

/** Tests for pytest; beside it they need nothing. */
export function* pythonTests(fixtures: Iterable<Fixture>): Generator<string> {
  yield `import hashlib
import os
import time
import urllib.error
import urllib.request

import pytest

${aboutSigning('#')}URL = os.environ.get("CALLBACK_URL", "http://localhost:8080/callback")
KEY = os.environ.get("CALLBACK_KEY", "")
NOW = int(time.time())

FIXTURES = [
`;
  yield* fixtureLines(fixtures, '    ');
  yield `]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def body_of(fixture):
    """The pieces of a body put together: every other one stands for what is put in there."""
    t = NOW + fixture["validFor"]
    renewed = {"sign": hashlib.md5(f"{KEY}{t}".encode()).hexdigest(), "t": str(t)}
    pieces = enumerate(fixture["body"])
    return "".join(piece if at % 2 == 0 else renewed[piece] for at, piece in pieces).encode()


def status_of(fixture):
    request = urllib.request.Request(URL, body_of(fixture), {"Content-Type": fixture["type"]})
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=20) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.parametrize("fixture", FIXTURES, ids=[fixture["name"] for fixture in FIXTURES])
def test_callback(fixture):
    status = status_of(fixture)
    if fixture["verdict"] == "accept":
        assert status == 200
    elif fixture["verdict"] == "refuse":
        assert status != 200
`;
}
