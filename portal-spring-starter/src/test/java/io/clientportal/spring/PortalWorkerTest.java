package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The thread that does the portal's own work. */
class PortalWorkerTest {

    @Test
    void it_works_at_the_start_and_whenever_it_is_woken_and_goes_on_after_a_failure() throws InterruptedException {
        Semaphore done = new Semaphore(0);
        AtomicInteger times = new AtomicInteger();
        PortalWorker.Wake wake = new PortalWorker.Wake();
        PortalWorker worker = new PortalWorker(
                () -> {
                    done.release();
                    switch (times.incrementAndGet()) {
                        case 1 -> throw new IllegalStateException("the first time");
                        case 2 -> throw new StackOverflowError("the second time");
                        default -> {}
                    }
                },
                Duration.ofHours(1),
                wake);
        worker.start();
        assertThat(done.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        wake.run();
        assertThat(done.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        wake.run();
        assertThat(done.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        assertThat(worker.isRunning()).isFalse();
        wake.run();
        assertThat(done.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void stopping_waits_for_the_piece_at_hand() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        PortalWorker worker = new PortalWorker(
                () -> {
                    begun.countDown();
                    try {
                        assertThat(stopping.await(10, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    finished.incrementAndGet();
                },
                Duration.ofHours(1),
                new PortalWorker.Wake());
        worker.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        new Thread(stopping::countDown).start();
        worker.stop();
        assertThat(finished).hasValue(1);
    }
}
