package com.bmasia.crm.local;

import com.bmasia.crm.startup.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that an application killed with {@code kill -9} leaves behind: it lives on and holds the cluster. Who
 * asks has the lock on the data directory, so no living application can be using it.
 */
class LeftoverServer {

    private final Path cluster;
    private final Path pidFile;

    LeftoverServer(Path cluster) {
        this.cluster = cluster;
        this.pidFile = cluster.resolve("postmaster.pid");
    }

    /** Whether a server runs on this cluster. A number in the file that now belongs to something else is not a server. */
    boolean isRunning() throws IOException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return false;
        }
        if (isServerOfThisCluster(process.get())) {
            return true;
        }
        // After a restart of the machine the number can belong to any process; PostgreSQL itself would then refuse to
        // start.
        if (ProcessHandle.allProcesses().anyMatch(this::isServerOfThisCluster)) {
            throw new StartRefused(
                    "A PostgreSQL process works in " + cluster + ", but its file postmaster.pid names another process.",
                    "Stop that PostgreSQL, then start again. Nothing was deleted.");
        }
        Files.delete(pidFile);
        return false;
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isServerOfThisCluster(ProcessHandle process) {
        boolean isPostgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().equals("postgres"))
                .orElse(false);
        return isPostgres && (worksInCluster(process) || namesCluster(process));
    }

    /** Every process of PostgreSQL works in its cluster's directory; only Linux tells. */
    private boolean worksInCluster(ProcessHandle process) {
        try {
            Path directory = Path.of("/proc", String.valueOf(process.pid()), "cwd");
            return Files.isSameFile(directory, cluster);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean namesCluster(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(false);
    }
}
