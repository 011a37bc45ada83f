package com.bmasia.crm.local;

import com.bmasia.crm.startup.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * A local start keeps a random encryption key beside its data, readable for its user only: mail passwords that people type
 * can be opened after the next start too. Where a key is configured, or the database is elsewhere, nothing is kept.
 * Registered in {@code META-INF/spring.factories}.
 */
class KeptEncryptionKey implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String KEY = "users.encryption-key";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!PostgresStart.isWanted(environment) || StringUtils.hasText(environment.getProperty(KEY))) {
            return;
        }
        Path directory = Path.of(environment.getProperty("local.data-directory", "data"));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("kept encryption key", Map.of(KEY, key(directory))));
    }

    private static String key(Path directory) {
        Path file = directory.resolve("encryption.key").toAbsolutePath().normalize();
        try {
            Files.createDirectories(file.getParent());
            create(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefused(
                    "The encryption key cannot be kept in " + file + ": " + e,
                    "Make the directory writable for this user, or choose another one: --local.data-directory=<directory>.",
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        // Written whole before it has its name, so that a start that is killed leaves no half key behind.
        Path unfinished = Files.createTempFile(file.getParent(), "encryption", ".new", onlyForUs(file));
        Files.writeString(unfinished, Base64.getEncoder().encodeToString(random) + "\n");
        try {
            Files.move(unfinished, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(unfinished);
        }
    }

    private static FileAttribute<?>[] onlyForUs(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
