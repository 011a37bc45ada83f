package com.bmasia.crm.web.list;

import com.bmasia.crm.web.CsvDownload;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a file, written row by row into the answer: comma separated for everything, or a workbook for Excel. Instants
 * are those of the business zone, in text with their offset.
 */
abstract sealed class TableFile {

    /** What Excel takes at most. */
    private static final int ROWS_OF_A_SHEET = 1_000_000;

    private static final int LETTERS_OF_A_CELL = 32_767;
    private static final int ROWS_IN_MEMORY = 1_000;
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    abstract void row(List<?> cells);

    /** @param name of the file, without ending */
    static void write(
            boolean sheet,
            HttpServletResponse response,
            String name,
            List<String> heads,
            ZoneId zone,
            Consumer<TableFile> rows) {
        if (sheet) {
            workbook(response, name, heads, zone, rows);
        } else {
            CsvDownload.write(response, name + ".csv", writer -> {
                writer.writeRecord(heads);
                rows.accept(new Csv(writer, zone));
            });
        }
    }

    private static void workbook(
            HttpServletResponse response, String name, List<String> heads, ZoneId zone, Consumer<TableFile> rows) {
        response.setContentType(EXCEL);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
        try (Workbook workbook = new Workbook(response.getOutputStream(), "BMAsia CRM", null)) {
            rows.accept(new Sheets(workbook, name, heads, zone));
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of " + name + " went away", e);
        }
    }

    private static final class Csv extends TableFile {

        private final CsvWriter writer;
        private final ZoneId zone;

        private Csv(CsvWriter writer, ZoneId zone) {
            this.writer = writer;
            this.zone = zone;
        }

        @Override
        void row(List<?> cells) {
            CsvDownload.row(writer, cells.stream().map(this::text).toArray());
        }

        private Object text(Object value) {
            if (value instanceof Instant at) {
                return at.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
            }
            return value instanceof Boolean yes ? (yes ? "yes" : "no") : value;
        }
    }

    private static final class Sheets extends TableFile {

        private final Workbook workbook;
        private final String name;
        private final List<String> heads;
        private final ZoneId zone;
        private Worksheet sheet;
        private int number;
        private int row;

        private Sheets(Workbook workbook, String name, List<String> heads, ZoneId zone) {
            this.workbook = workbook;
            this.name = name;
            this.heads = heads;
            this.zone = zone;
            begin();
        }

        private void begin() {
            number++;
            sheet = workbook.newWorksheet(number == 1 ? name : name + " " + number);
            sheet.freezePane(0, 1);
            row = 0;
            for (int i = 0; i < heads.size(); i++) {
                sheet.inlineString(0, i, heads.get(i));
                sheet.style(0, i).bold().set();
            }
            row = 1;
        }

        @Override
        void row(List<?> cells) {
            try {
                if (row == ROWS_OF_A_SHEET) {
                    sheet.finish();
                    begin();
                }
                for (int i = 0; i < cells.size(); i++) {
                    cell(i, cells.get(i));
                }
                if (row % ROWS_IN_MEMORY == 0) {
                    sheet.flush();
                }
                row++;
            } catch (IOException e) {
                throw new UncheckedIOException("the reader of " + name + " went away", e);
            }
        }

        private void cell(int column, Object value) {
            if (value instanceof Number some) {
                sheet.value(row, column, some);
            } else if (value instanceof Instant at) {
                sheet.value(row, column, at.atZone(zone).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            } else if (value instanceof LocalDate day) {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (value != null) {
                String text = value instanceof Boolean yes ? (yes ? "yes" : "no") : value.toString();
                sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), LETTERS_OF_A_CELL)));
            }
        }
    }
}
