package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Which address a request is said to come from: of a real Tomcat, asked from this machine. */
class TrustedProxiesTest {

    private static final String CLIENT = "203.0.113.7";

    @Test
    void nobodyIsBelievedByDefault() throws Exception {
        assertThat(seen(List.of(""), CLIENT)).isEqualTo("127.0.0.1 http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.0/24", "127.0.0.0/8"})
    void theNamedProxyIsBelieved(String proxy) throws Exception {
        assertThat(seen(List.of("192.0.2.1", proxy), CLIENT)).isEqualTo(CLIENT + " https");
    }

    @Test
    void anotherMachineOfAPrivateNetworkIsNotBelieved() throws Exception {
        assertThat(seen(List.of("10.0.0.0/8", "192.168.0.0/16"), CLIENT)).isEqualTo("127.0.0.1 http");
    }

    @Test
    void whatTheClientItselfWroteBeforeTheProxyIsNotBelieved() throws Exception {
        assertThat(seen(List.of("127.0.0.1"), "198.51.100.1, " + CLIENT)).isEqualTo(CLIENT + " https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "10.0.0.0/9", "10.0.0.0/33", "300.1.1.1"})
    void refusesWhatIsNoAddress(String named) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(named)).customize(new TomcatServletWebServerFactory()))
                .hasMessageContaining("web.proxies");
    }

    private static String seen(List<String> proxies, String forwardedFor) throws Exception {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getByName("127.0.0.1"));
        new TrustedProxies(proxies).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("echo", new Echo()).addMapping("/"));
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("X-Forwarded-Proto", "https")
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }

    private static class Echo extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(request.getRemoteAddr() + " " + request.getScheme());
        }
    }
}
