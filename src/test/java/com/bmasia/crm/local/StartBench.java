package com.bmasia.crm.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.CrmProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local start: until the first page where the database exists already, and the memory of an idle application. */
@Tag("bench")
class StartBench {

    private static final int STARTS = 3;
    private static final double MOST_SECONDS = 12;
    private static final long MOST_HEAP_MEGABYTES = 250;

    private static final Pattern HEAP = Pattern.compile("total (\\d+)K, used (\\d+)K");

    @TempDir
    Path data;

    @Test
    void isQuickAndSmall() throws Exception {
        try (CrmProcess first = CrmProcess.startLocal(data)) {
            firstPage(first);
        }
        double best = Double.MAX_VALUE;
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < STARTS; i++) {
            long began = System.nanoTime();
            try (CrmProcess again = CrmProcess.startLocal(data)) {
                firstPage(again);
                best = Math.min(best, (System.nanoTime() - began) / 1e9);
                heap = Math.min(heap, heapAfterCollection(again));
            }
        }
        System.out.printf(
                "%nStart to first page with an existing database: %.1f s (best of %d); idle heap: %d MB%n",
                best, STARTS, heap);
        assertThat(best).as("seconds to the first page").isLessThan(MOST_SECONDS);
        assertThat(heap).as("MB of idle heap").isLessThan(MOST_HEAP_MEGABYTES);
    }

    private static void firstPage(CrmProcess process) throws IOException, InterruptedException {
        HttpResponse<Void> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(process.url() + "/login"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(page.statusCode()).isEqualTo(200);
    }

    private static long heapAfterCollection(CrmProcess process) throws IOException, InterruptedException {
        ask(process, "GC.run");
        String answer = ask(process, "GC.heap_info");
        Matcher used = HEAP.matcher(answer);
        assertThat(used.find()).as(answer).isTrue();
        return Long.parseLong(used.group(2)) / 1024;
    }

    private static String ask(CrmProcess process, String question) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.id()),
                        question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(answer).isZero();
        return answer;
    }
}
