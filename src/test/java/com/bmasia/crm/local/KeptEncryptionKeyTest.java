package com.bmasia.crm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.startup.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class KeptEncryptionKeyTest {

    @TempDir
    Path directory;

    MockEnvironment environment;

    @BeforeEach
    void localStart() {
        environment = new MockEnvironment()
                .withProperty("local.data-directory", directory.resolve("data").toString());
    }

    @Test
    void keepsARandomKeyThatOnlyItsUserCanRead() throws Exception {
        String key = keyAfterStart();
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        localStart();
        assertThat(keyAfterStart()).isEqualTo(key);
        assertThat(Files.list(file().getParent())).containsExactly(file());
    }

    @Test
    void leavesAConfiguredKeyAlone() {
        environment.withProperty("users.encryption-key", "configured");
        assertThat(keyAfterStart()).isEqualTo("configured");
        assertThat(file()).doesNotExist();
    }

    @Test
    void keepsNoneForProductionOrAnotherDatabase() {
        environment.setActiveProfiles("production");
        assertThat(keyAfterStart()).isNull();
        localStart();
        environment.withProperty("local.database", "none");
        assertThat(keyAfterStart()).isNull();
        assertThat(file()).doesNotExist();
    }

    @Test
    void saysWhereItCannotBeKept() throws Exception {
        Files.writeString(directory.resolve("data"), "a file in the way");
        assertThatThrownBy(this::keyAfterStart)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file().toString());
    }

    private Path file() {
        return directory.resolve("data/encryption.key");
    }

    private String keyAfterStart() {
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new KeptEncryptionKey().initialize(context);
        return environment.getProperty("users.encryption-key");
    }
}
