package com.bmasia.crm.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** A CSV file written straight into the answer, row by row. Spreadsheets open it as UTF-8 and run nothing in it. */
public final class CsvDownload {

    /** Excel takes a file without this mark for the local code page, and Thai for noise. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvDownload() {}

    public static void write(HttpServletResponse response, String filename, Consumer<CsvWriter> rows) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + filename + "\"");
        try (Writer out = new BufferedWriter(
                        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 15);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            out.write(BYTE_ORDER_MARK);
            rows.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of " + filename + " went away", e);
        }
    }

    public static void row(CsvWriter csv, Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvDownload::cell).toList());
    }

    /** A cell that begins like a formula would be one: the apostrophe makes it text. */
    static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
