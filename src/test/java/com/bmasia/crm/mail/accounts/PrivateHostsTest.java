package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.MailProperties;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PrivateHostsTest {

    final PrivateHosts inProduction = hosts(false);
    final PrivateHosts inALocalStart = hosts(true);

    private static PrivateHosts hosts(boolean allowed) {
        return new PrivateHosts(new Binder(new MapConfigurationPropertySource(Map.of("mail.private-hosts", allowed)))
                .bindOrCreate("mail", MailProperties.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "localhost",
                "0.0.0.0",
                "169.254.169.254",
                "::1",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "224.0.0.1"
            })
    void refusesThisMachineAndWhereCloudsHandOutKeys(String host) throws Exception {
        assertThat(inProduction.isRefused(host)).isTrue();
        assertThat(inProduction.isRefused(InetAddress.getByName(host))).isTrue();
        assertThat(inALocalStart.isRefused(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "169.254.169.254", "::1", "0"})
    void saysSoAlreadyInTheForm(String host) {
        assertThatThrownBy(() -> inProduction.requireAllowed(host)).hasMessage("host: mail.account.rule.private");
        inALocalStart.requireAllowed(host);
        inProduction.requireAllowed("smtp.gmail.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "192.168.1.5", "172.16.0.9", "198.51.100.7", "no-such-host.invalid"})
    void allowsTheNetworkOfTheCompanyAndTheRestOfTheWorld(String host) {
        assertThat(inProduction.isRefused(host)).isFalse();
    }
}
