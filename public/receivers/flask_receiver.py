"""Receives screenshot callbacks with Flask:  pip install flask && CALLBACK_KEY=… PORT=8080 python3 flask_receiver.py"""

import hashlib
import hmac
import json
import os
import re
import threading
import time

from flask import Flask, jsonify, request

KEY = os.environ["CALLBACK_KEY"]  # Without a key anybody could send callbacks.

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 2**20
taken = set()  # In production a unique index of your database, which outlives a restart.
lock = threading.Lock()


@app.post("/callback")
def callback():
    status = take(request.get_data())  # The body as it arrived, whatever its Content-Type says.
    return jsonify(code=0 if status == 200 else status), status


def take(raw_body):
    """The status is all that the service reads: 200 means "taken, never send it again", anything else "try again later".

    So what is refused must not get 200, or a key that is set wrongly here loses every screenshot without a trace.
    """
    try:
        callback = json.loads(raw_body)
    except ValueError:
        return 400
    if not isinstance(callback, dict):
        return 400
    t = str(callback.get("t"))  # A number; one old page has it as a string.
    if not is_signed(str(callback.get("sign")), t):
        return 403
    if int(time.time()) > int(t):  # t is the second at which the signature expires.
        return 403
    stream, path = callback.get("stream_id"), callback.get("pic_url")
    if not isinstance(stream, str) or not isinstance(path, str):
        return 400

    with lock:
        is_new = (stream, path) not in taken
        taken.add((stream, path))
    if is_new:  # Otherwise a retry: the answer to an earlier attempt got lost.
        # Put long work into a queue: 20 s are all there is.
        print("screenshot", ascii(callback.get("pic_full_url")), flush=True)
    return 200


def is_signed(sign, t):
    if not re.fullmatch(r"[0-9]{1,15}", t):
        return False
    expected = hashlib.md5((KEY + t).encode()).hexdigest()
    return hmac.compare_digest(sign.encode("utf-8", "replace"), expected.encode())


if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "8080")))
