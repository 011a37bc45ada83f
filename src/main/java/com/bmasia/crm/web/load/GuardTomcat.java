package com.bmasia.crm.web.load;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Time limits and numbers of connections are settings of {@code server.tomcat}; here is what Tomcat has no setting for. */
@Component
class GuardTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int HEALTH_THREADS = 4;
    private static final int HEALTH_CONNECTIONS = 50;

    private final LoadProperties limits;
    private final InetAddress address;

    GuardTomcat(LoadProperties limits, ServerProperties server) {
        this.limits = limits;
        this.address = server.getAddress();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(CappedProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof CappedProtocol protocol) {
                protocol.setConnectionsPerAddress(limits.connectionsPerAddress());
            }
        });
        if (limits.healthPort() > 0) {
            factory.addAdditionalTomcatConnectors(health());
            factory.addContextValves(new OnlyHealth(limits.healthPort()));
        }
        factory.addContextValves(new SlowBodies(limits));
    }

    /** Threads of its own: whoever asks whether the node lives does not stand behind all others. */
    private Connector health() {
        Connector connector = new Connector(Http11NioProtocol.class.getName());
        connector.setPort(limits.healthPort());
        Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
        protocol.setAddress(address);
        protocol.setMinSpareThreads(1);
        protocol.setMaxThreads(HEALTH_THREADS);
        protocol.setMaxConnections(HEALTH_CONNECTIONS);
        protocol.setConnectionTimeout(5_000);
        return connector;
    }

    private static final class OnlyHealth extends ValveBase {

        private final int port;

        private OnlyHealth(int port) {
            super(true);
            this.port = port;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getConnector().getPort() == port
                    && !request.getDecodedRequestURI().startsWith("/actuator/health")) {
                response.sendError(404);
            } else {
                getNext().invoke(request, response);
            }
        }
    }
}
