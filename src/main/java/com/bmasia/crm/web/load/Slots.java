package com.bmasia.crm.web.load;

import java.util.HashMap;
import java.util.Map;

/** So many may do something at once, and of one address so many. */
final class Slots {

    private final int all;
    private final int perAddress;
    private final Map<String, Integer> taken = new HashMap<>();
    private int count;

    Slots(int all, int perAddress) {
        this.all = all;
        this.perAddress = perAddress;
    }

    /** Waits a moment for one; false where there is none. */
    synchronized boolean take(String address, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (count >= all || taken.getOrDefault(address, 0) >= perAddress) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        count++;
        taken.merge(address, 1, Integer::sum);
        return true;
    }

    synchronized void giveBack(String address) {
        count--;
        taken.computeIfPresent(address, (key, number) -> number == 1 ? null : number - 1);
        notifyAll();
    }
}
