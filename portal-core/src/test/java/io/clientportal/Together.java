package io.clientportal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Runs the same thing many times at the same moment. */
public final class Together {

    private Together() {}

    /** Fails with the first failure of any of them. */
    public static void run(int threads, IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int n = 0; n < threads; n++) {
                int number = n;
                running.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    work.accept(number);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
