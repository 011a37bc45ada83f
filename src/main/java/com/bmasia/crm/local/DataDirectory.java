package com.bmasia.crm.local;

import com.bmasia.crm.startup.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory with all local data, held by one application at a time. The operating system gives the lock back when the
 * process ends in whatever way, so nothing is left to clean up after {@code kill -9}.
 */
class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataDirectory lock(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel file =
                    FileChannel.open(path.resolve("crm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(file)) {
                file.close();
                throw new StartRefused(
                        "Another BMAsia CRM is running on the data directory " + path + ".",
                        "Stop it first, or start this one with another directory:"
                                + " --local.data-directory=<directory> (and --server.port=<port>).");
            }
            return new DataDirectory(path, file);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data directory " + path + " cannot be used: " + e,
                    "Make it writable for this user, or choose another one: --local.data-directory=<directory>.",
                    e);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very JVM
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
