package com.bmasia.crm.test;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: keeps its cookie, which is that of a host, whatever the port. */
public final class BrowserSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Logs in at this address by the form; answers the status of the page that it leads to. */
    public int logIn(String address, String username) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(address + "/login").body());
        if (!token.find()) {
            throw new AssertionError("no form at " + address);
        }
        String form = "username=%s&password=bmasia-demo&_csrf=%s"
                .formatted(username, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        return http.send(
                        request(address + "/login")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    public HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(request(url).GET().build(), BodyHandlers.ofString());
    }

    /** Listens to live updates of this address; the answered queue grows with each line that arrives. */
    public Queue<String> listen(String address) {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        HttpRequest live = HttpRequest.newBuilder(URI.create(address + "/live"))
                .header("Accept", "text/event-stream")
                .build();
        http.sendAsync(live, BodyHandlers.ofLines())
                .thenAcceptAsync(answer -> answer.body().forEach(heard::add), daemon -> {
                    Thread thread = new Thread(daemon, "live");
                    thread.setDaemon(true);
                    thread.start();
                });
        return heard;
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
    }
}
