import type { Fixture } from './fixture.ts';
import { phpQuoted } from './request-text.ts';
import { aboutSigning } from './script-tests.ts';

/**
 * Tests for PHPUnit 9 or newer, PHP 8.1; beside it they need nothing. The provider is named twice: PHPUnit 9 knows no attributes, and
 * newer ones prefer them.
 */
export function* phpTests(fixtures: Iterable<Fixture>): Generator<string> {
  yield `<?php

declare(strict_types=1);

use PHPUnit\\Framework\\Attributes\\DataProvider;
use PHPUnit\\Framework\\TestCase;

${aboutSigning('//')}final class CallbacksTest extends TestCase
{
    private static ?int $now = null;

    /**
     * @dataProvider fixtures
     * @param list<string> $body
     */
    #[DataProvider('fixtures')]
    public function testCallback(string $verdict, string $contentType, int $validFor, array $body): void
    {
        $status = self::statusOf($contentType, self::bodyOf($validFor, $body));
        if ($verdict === 'accept') {
            self::assertSame(200, $status);
        } elseif ($verdict === 'refuse') {
            self::assertNotSame(200, $status);
        } else {
            self::assertGreaterThan(0, $status);
        }
    }

    private static function statusOf(string $contentType, string $body): int
    {
        $http = [
            'method' => 'POST',
            'header' => "Content-Type: $contentType",
            'content' => $body,
            'ignore_errors' => true,
            'follow_location' => 0,
            'timeout' => 20,
        ];
        $url = getenv('CALLBACK_URL') ?: 'http://localhost:8080/callback';
        file_get_contents($url, false, stream_context_create(['http' => $http]));
        return (int) explode(' ', $http_response_header[0])[1];
    }

    /** The pieces of a body put together: every other one stands for what is put in there. */
    private static function bodyOf(int $validFor, array $body): string
    {
        self::$now ??= time();
        $t = (string) (self::$now + $validFor);
        $renewed = ['sign' => md5(getenv('CALLBACK_KEY') . $t), 't' => $t];
        foreach ($body as $at => $piece) {
            $body[$at] = $at % 2 === 0 ? $piece : $renewed[$piece];
        }
        return implode('', $body);
    }

    public static function fixtures(): iterable
    {
`;
  let count = 0;
  for (const { name, verdict, type, validFor, body } of fixtures) {
    const texts = [verdict, type].map(phpQuoted).join(', ');
    yield `        yield ${phpQuoted(name)} => [${texts}, ${validFor}, [${body.map(phpQuoted).join(', ')}]];\n`;
    count += 1;
  }
  yield count === 0 ? '        return [];\n    }\n}\n' : '    }\n}\n';
}
