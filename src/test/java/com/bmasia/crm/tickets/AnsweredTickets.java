package com.bmasia.crm.tickets;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told about their tickets: it must be so, whatever happens to the server afterwards. */
class AnsweredTickets {

    private final String company;
    private final String contact;
    private final List<String> open;
    private final Queue<String> created = new ConcurrentLinkedQueue<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();

    AnsweredTickets(String company, String contact, List<String> open) {
        this.company = company;
        this.contact = contact;
        this.open = new CopyOnWriteArrayList<>(open);
    }

    String company() {
        return company;
    }

    String contact() {
        return contact;
    }

    void created(String ticket) {
        created.add(ticket);
        open.add(ticket);
    }

    void closed(String ticket) {
        closed.add(ticket);
        open.remove(ticket);
    }

    void answered(int status) {
        answers.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
    }

    int open() {
        return open.size();
    }

    /** Null where there is none. */
    String anyOpen(Random random) {
        Object[] now = open.toArray();
        return now.length == 0 ? null : (String) now[random.nextInt(now.length)];
    }

    List<String> created() {
        return List.copyOf(created);
    }

    List<String> closed() {
        return List.copyOf(closed);
    }

    /** How many answers of each status there were. */
    Map<Integer, AtomicInteger> answers() {
        return answers;
    }

    int answerCount() {
        return answers.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
