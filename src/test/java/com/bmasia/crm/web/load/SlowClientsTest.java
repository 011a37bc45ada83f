package com.bmasia.crm.web.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.HttpPerson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that are slow or gone, with real sockets. */
@BrowserTest
@ExtendWith(OutputCaptureExtension.class)
class SlowClientsTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @LocalServerPort
    int port;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void answersPagesAndHealthBeside210SlowBodies() throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "support");
        for (int i = 0; i < 210; i++) {
            // Addresses of forms, of the API, and one that nobody reads a body for.
            String path =
                    List.of("/login", "/api/v1/auth/login/", "/no-such-page").get(i % 3);
            send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 1000\r\n\r\na");
        }
        assertThat(within(SOON, () -> person.get("/tickets")).statusCode()).isEqualTo(200);
        assertThat(within(SOON, () -> new HttpPerson(port).get("/actuator/health"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersPagesBeside210SlowUploads() throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "support");
        for (int i = 0; i < 210; i++) {
            send("POST /tickets HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                    + (i % 2 == 0 ? "Content-Length: 5000000\r\n\r\n--b" : "Transfer-Encoding: chunked\r\n\r\n1\r\n"));
        }
        assertThat(within(SOON, () -> person.get("/tickets")).statusCode()).isEqualTo(200);
    }

    @Test
    void takesABodyThatComesInPieces() throws Exception {
        Socket slow = send("POST /api/v1/auth/login/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 41\r\nConnection: close\r\n\r\n{\"username\":");
        slow.getOutputStream().flush();
        slow.getOutputStream().write("\"nobody\",\"password\":\"wrong1\"}".getBytes(StandardCharsets.UTF_8));
        slow.getOutputStream().flush();
        slow.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 401");
    }

    /** A person who closes the tab while a long list is on its way. */
    @Test
    void noticesAVanishedClientInOneLineAtMost(CapturedOutput log) throws Exception {
        HttpPerson person = HttpPerson.signedIn(port, "manager");
        for (String path : List.of("/tickets", "/api/v1/openapi.json", "/api/v1/tickets/", "/audit", "/tickets.csv")) {
            for (int i = 0; i < 6; i++) {
                vanish(path, person, i % 2 == 0);
            }
        }
        HttpResponse<String> after = person.get("/tickets");
        assertThat(after.statusCode()).isEqualTo(200);
        await().during(Duration.ofMillis(500)).until(() -> true);
        assertThat(log)
                .doesNotContain("incident")
                .doesNotContain("\tat ")
                .doesNotContain("WARN")
                .doesNotContain("ERROR");
    }

    /** @param late after the first byte of the answer; otherwise right after asking */
    private void vanish(String path, HttpPerson person, boolean late) throws IOException {
        Socket gone = new Socket();
        gone.setOption(StandardSocketOptions.SO_RCVBUF, 1024);
        gone.setOption(StandardSocketOptions.SO_LINGER, 0);
        gone.connect(new InetSocketAddress("127.0.0.1", port));
        gone.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept: text/html, */*\r\nCookie: crm="
                                + person.cookie("crm") + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        gone.getOutputStream().flush();
        if (late) {
            gone.getInputStream().read();
        }
        gone.close();
    }

    private <T> T within(Duration limit, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        T result = work.call();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit);
        return result;
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        open.add(socket);
        return socket;
    }
}
