package com.bmasia.crm.web.load;

/**
 * For whom a thread asks the database. Each has connections of its own, so that a burst of one kind never makes another
 * wait: people who read do not stand behind those who create, and neither behind jobs, mail and clean-up.
 */
enum Share {
    READING,
    CHANGING,
    /** All threads that serve no request. */
    BACKGROUND,
    /**
     * A thread that holds a connection and needs another (a transaction beside the one it is in). From the same pool it
     * could wait for others who wait for it.
     */
    SECOND,
    /** Health is answered while all others wait. */
    HEALTH;

    private static final ThreadLocal<Share> OF_REQUEST = new ThreadLocal<>();

    static Share ofThread() {
        Share share = OF_REQUEST.get();
        return share == null ? BACKGROUND : share;
    }

    static void begin(Share share) {
        OF_REQUEST.set(share);
    }

    static void end() {
        OF_REQUEST.remove();
    }
}
