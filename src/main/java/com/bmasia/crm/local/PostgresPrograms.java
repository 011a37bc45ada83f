package com.bmasia.crm.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.bmasia.crm.startup.StartRefused;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.DigestUtils;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.StringUtils;

/** The programs of PostgreSQL, unpacked from their Maven artifact once per machine and version, and how they are run. */
class PostgresPrograms {

    private final Path directory;

    private PostgresPrograms(Path directory) {
        this.directory = directory;
    }

    /** Where the caches of this user's programs are: {@code XDG_CACHE_HOME}, or {@code ~/.cache}. */
    static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path caches = StringUtils.hasText(named) ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache");
        return caches.resolve("bmasia-crm").toAbsolutePath();
    }

    /** Whoever starts first unpacks them, others wait; under another name until all is there. */
    static synchronized PostgresPrograms in(Path cache) throws IOException {
        byte[] archive = archive();
        String digest = HexFormat.of().formatHex(DigestUtils.md5Digest(archive)).substring(0, 12);
        Path directory = cache.resolve("postgresql-" + digest);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(cache);
            try (FileChannel lock = FileChannel.open(cache.resolve("postgresql.lock"), CREATE, WRITE)) {
                lock.lock();
                if (!Files.isDirectory(directory)) {
                    Path unfinished = cache.resolve("postgresql.unfinished");
                    FileSystemUtils.deleteRecursively(unfinished);
                    unpack(archive, unfinished);
                    Files.move(unfinished, directory);
                }
            }
        }
        return new PostgresPrograms(directory);
    }

    /** Runs one of the programs and waits; what it printed goes into the refusal when it fails. */
    void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root. In a user namespace of its own the same user has another number.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        // The output goes to a file: a server that was started would keep a pipe open and we would wait for its end.
        Path output = Files.createTempFile(program, ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed(program, "no response within 90 seconds");
            }
            if (process.exitValue() != 0) {
                throw failed(program, Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static StartRefused failed(String program, String output) {
        String advice = "Check data/postgresql.log, or use your own PostgreSQL: --local.database=none"
                + " --spring.datasource.url=jdbc:postgresql://... --spring.datasource.username=..."
                + " --spring.datasource.password=...";
        if (output.contains("unshare")) {
            advice = "PostgreSQL does not run as root, and this machine allows no user namespaces."
                    + " Start the application as an ordinary user.";
        }
        return new StartRefused("The embedded PostgreSQL failed (" + program + "):\n\n" + output, advice);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            if (archive == null) {
                throw new StartRefused(
                        "There is no embedded PostgreSQL for " + system + " on " + machine + ".",
                        "Use your own PostgreSQL: --local.database=none --spring.datasource.url=... and so on.");
            }
            return archive.readAllBytes();
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, file);
                if ((entry.getMode() & 0100) != 0) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }
}
