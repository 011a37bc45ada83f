package com.bmasia.crm.tickets;

import com.bmasia.crm.test.ApiPerson;
import com.bmasia.crm.test.ApiPerson.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/** Does with tickets, over the JSON API, whatever is possible, at random, until the server is gone. */
class ApiAgent implements Callable<Void> {

    /** Refusals are answers too; what nobody foresaw is not. */
    private static final List<Integer> ANSWERS = List.of(200, 201, 400, 403, 404, 409);

    private static final int MOST_OPEN = 150;

    private final ApiPerson person;
    private final AnsweredTickets tickets;
    private final Random random = new Random();

    ApiAgent(ApiPerson person, AnsweredTickets tickets) {
        this.person = person;
        this.tickets = tickets;
    }

    @Override
    public Void call() throws InterruptedException {
        while (true) {
            try {
                act();
            } catch (IOException killed) {
                return null;
            }
        }
    }

    private void act() throws IOException, InterruptedException {
        String ticket = tickets.anyOpen(random);
        if (ticket == null || tickets.open() < MOST_OPEN && random.nextInt(4) == 0) {
            create();
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> step(ticket, "claim", "{}");
            case 1 -> step(ticket, "add_comment", "{\"text\": \"เราเช็คให้แล้ว\"}");
            case 2 -> step(ticket, "add_comment", "{\"text\": \"Seen before\", \"is_internal\": true}");
            case 3 -> step(ticket, "add_comment", """
                    {"text": "It is silent again", "contact": "%s"}""".formatted(tickets.contact()));
            case 4 -> step(ticket, "merge", "{\"into\": \"%s\"}".formatted(tickets.anyOpen(random)));
            default -> move(ticket);
        }
    }

    private void create() throws IOException, InterruptedException {
        Answer answer = checked(
                person.post("/tickets/", """
                {"subject": "No music in zone %d", "category": "technical", "priority": "high", "company": "%s", "contact": "%s"}
                """.formatted(random.nextInt(100), tickets.company(), tickets.contact())));
        if (answer.ok()) {
            tickets.created(answer.text("$.id"));
        }
    }

    private void move(String ticket) throws IOException, InterruptedException {
        Answer options = checked(person.get("/tickets/" + ticket + "/options"));
        List<String> moves = options.ok() ? options.read("$.moves") : List.of();
        if (!moves.isEmpty()) {
            String move = moves.get(random.nextInt(moves.size()));
            step(ticket, "transition", "{\"move\": \"%s\", \"comment\": \"So it is\"}".formatted(move));
        }
    }

    private void step(String ticket, String action, String body) throws IOException, InterruptedException {
        Answer answer = checked(person.post("/tickets/" + ticket + "/" + action, body));
        if (answer.ok()
                && answer.<Map<String, Object>>read("$")
                        .getOrDefault("status", "")
                        .equals("closed")) {
            tickets.closed(ticket);
        }
    }

    private Answer checked(Answer answer) {
        if (!ANSWERS.contains(answer.status())) {
            throw new AssertionError("%d %s".formatted(answer.status(), answer.body()));
        }
        tickets.answered(answer.status());
        return answer;
    }
}
