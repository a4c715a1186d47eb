<?php

/** Stands in for PHPUnit, as far as the skeleton needs it, and runs its tests: `php phpunit.php FILE`. */

namespace PHPUnit\Framework\Attributes {
    #[\Attribute]
    final class DataProvider
    {
        public function __construct(public string $method)
        {
        }
    }
}

namespace PHPUnit\Framework {
    abstract class TestCase
    {
        public static function assertSame(mixed $expected, mixed $actual): void
        {
            self::hold($expected === $actual, "$actual is not $expected");
        }

        public static function assertNotSame(mixed $unexpected, mixed $actual): void
        {
            self::hold($unexpected !== $actual, "it is $actual");
        }

        public static function assertGreaterThan(mixed $least, mixed $actual): void
        {
            self::hold($actual > $least, "$actual is not above $least");
        }

        private static function hold(bool $holds, string $message): void
        {
            if (!$holds) {
                throw new \AssertionError($message);
            }
        }
    }
}

namespace {
    require $argv[1];
    $method = new ReflectionMethod(CallbacksTest::class, 'testCallback');
    $provider = $method->getAttributes()[0]->newInstance()->method;
    $failed = 0;
    foreach (CallbacksTest::$provider() as $name => $arguments) {
        try {
            (new CallbacksTest())->testCallback(...$arguments);
        } catch (AssertionError $error) {
            echo "$name: {$error->getMessage()}\n";
            $failed = 1;
        }
    }
    exit($failed);
}
