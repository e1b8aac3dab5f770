package io.clientportal.spring;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the portal's own work in a thread of its own: every few seconds, and at once when something was queued. Stopping
 * waits for the piece at hand.
 */
final class PortalWorker implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PortalWorker.class);

    /** An e-mail takes 40 s at most; what is not done by then is done by another node, or at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Runnable work;
    private final Duration every;
    private final Wake wake;
    private volatile boolean running;
    private Thread thread = new Thread(this);

    PortalWorker(Runnable work, Duration every, Wake wake) {
        this.work = work;
        this.every = every;
        this.wake = wake;
    }

    /** Tells a worker that something was queued. Never waits. */
    static final class Wake implements Runnable {
        private final Semaphore signals = new Semaphore(0);

        @Override
        public void run() {
            signals.release();
        }

        private void await(Duration most) throws InterruptedException {
            if (signals.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = new Thread(this, "portal-work");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake.run();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void run() {
        while (running) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("The portal's own work failed and is tried again", e);
            }
            try {
                wake.await(every);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
