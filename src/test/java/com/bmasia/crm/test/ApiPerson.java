package com.bmasia.crm.test;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who is logged in to the JSON API of a running application, over real HTTP. */
public final class ApiPerson {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private String token = "";

    private ApiPerson(String address) {
        this.address = address + "/api/v1";
    }

    /** One of the demo accounts, at the application with this address. */
    public static ApiPerson logIn(String address, String username) throws IOException, InterruptedException {
        ApiPerson person = new ApiPerson(address);
        Answer answer = person.post("/auth/login/", """
                {"username": "%s", "password": "bmasia-demo"}""".formatted(username));
        person.token = answer.text("$.access");
        return person;
    }

    /** The same person at another node. */
    public static ApiPerson withToken(String address, String token) {
        ApiPerson person = new ApiPerson(address);
        person.token = token;
        return person;
    }

    public String token() {
        return token;
    }

    /** Status and body of what the server said. */
    public record Answer(int status, String body) {

        public boolean ok() {
            return status < 300;
        }

        public <T> T read(String path) {
            return JsonPath.read(body, path);
        }

        public String text(String path) {
            return read(path);
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
