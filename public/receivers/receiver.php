<?php
// Receives screenshot callbacks with PHP 8 alone:  CALLBACK_KEY=… php -S 0.0.0.0:8080 receiver.php
declare(strict_types=1);

/**
 * The status is all that the service reads: 200 means "taken, never send it again", anything else "try again later". So what
 * is refused must not get 200, or a key that is set wrongly here loses every screenshot without a trace.
 */
function take(string $rawBody): int
{
    $callback = json_decode($rawBody, true);
    if (!is_array($callback)) {
        return 400;
    }
    $t = $callback['t'] ?? null; // A number; one old page has it as a string.
    $sign = $callback['sign'] ?? null;
    if ((!is_int($t) && !is_string($t)) || !is_string($sign) || !isSigned($sign, (string) $t)) {
        return 403;
    }
    if (time() > (int) $t) { // t is the second at which the signature expires.
        return 403;
    }
    $stream = $callback['stream_id'] ?? null;
    $path = $callback['pic_url'] ?? null;
    if (!is_string($stream) || !is_string($path)) {
        return 400;
    }
    if (isNew($stream, $path)) { // Otherwise a retry: the answer to an earlier attempt got lost.
        // Put long work into a queue: 20 s are all there is.
        error_log('screenshot ' . json_encode($callback['pic_full_url'] ?? null));
    }
    return 200;
}

function isSigned(string $sign, string $t): bool
{
    $key = getenv('CALLBACK_KEY');
    return $key !== false && $key !== '' // Without a key anybody could send callbacks.
        && preg_match('/\A[0-9]{1,15}\z/', $t) === 1
        && hash_equals(md5($key . $t), $sign);
}

/** In production a unique index of your database. Here a file that only the first request can create. */
function isNew(string $stream, string $path): bool
{
    $folder = sys_get_temp_dir() . '/callbacks';
    is_dir($folder) || @mkdir($folder);
    $marker = $folder . '/' . sha1("$stream\0$path");
    if (@fopen($marker, 'x') !== false) {
        return true;
    }
    return is_file($marker) ? false : throw new RuntimeException("cannot write $marker");
}

http_response_code(500); // Whatever is thrown below is no 200, so the service tries again.
// $_POST is empty for JSON: the body is read as it arrived.
$status = $_SERVER['REQUEST_METHOD'] === 'POST' ? take(file_get_contents('php://input', length: 2 ** 20)) : 405;
http_response_code($status);
header('Content-Type: application/json');
echo json_encode(['code' => $status === 200 ? 0 : $status]);
