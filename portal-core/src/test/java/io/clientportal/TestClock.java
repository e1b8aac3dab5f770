package io.clientportal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when a test says so. */
public final class TestClock implements InstantSource {

    private volatile Instant now;

    public TestClock(String start) {
        this.now = Instant.parse(start);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    public void set(String instant) {
        set(Instant.parse(instant));
    }

    public void set(Instant instant) {
        now = instant;
    }
}
