package com.bmasia.crm.tickets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.attachments.Attachment;
import com.bmasia.crm.tickets.attachments.TicketAttachments;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What is said about a ticket, and the files that come with it. */
@ModuleTest
class AttachFileTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    MockMvc mvc;

    @Autowired
    TicketAttachments attachments;

    @Autowired
    TicketQueries queries;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    As as;

    TicketId ticket;

    @BeforeEach
    void aTicket() {
        as.signIn("support");
        ticket = fixtures.ticket();
    }

    @Test
    void keepsTheFileWithItsCommentAndGivesItBackAsADownload() throws Exception {
        byte[] large = Arrays.copyOf(PDF, 1_300_000);
        reply("See the plan", "public", "แผนผัง ชั้น 2.pdf", large).andExpect(redirectedUrl("/tickets/" + ticket));

        Attachment file = onlyFile();
        assertThat(file.comment()).isNotNull();
        for (String address : List.of("/tickets/attachments/%s", "/api/v1/ticket-attachments/%s/file")) {
            mvc.perform(get(address.formatted(file.id())).with(as.page("sales")))
                    .andExpect(content().bytes(large))
                    .andExpect(content().contentType("application/pdf"))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(header().string("Content-Security-Policy", "default-src 'none'; sandbox"))
                    .andExpect(header().string("Content-Disposition", containsString("attachment;")))
                    .andExpect(header().string(
                                    "Content-Disposition", containsString("filename*=UTF-8''%E0%B9%81%E0%B8%9C")));
        }
        mvc.perform(get("/tickets/attachments/" + file.id() + "/image").with(as.page("sales")))
                .andExpect(status().isNotFound());
    }

    @Test
    void refusesAProgramInDisguiseWithTheWholeAnswer() throws Exception {
        byte[] program = new byte[300];
        program[0] = 'M';
        program[1] = 'Z';

        reply("Here is the invoice", "public", "invoice.pdf", program)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("is a program")))
                .andExpect(content().string(containsString("Here is the invoice")));
        assertThat(files()).isEmpty();
        assertThat(queries.timeline(ticket)).noneMatch(entry -> entry.isComment());
    }

    @Test
    void saysHowLargeAFileMayBe() throws Exception {
        reply("Big one", "public", "film.pdf", Arrays.copyOf(PDF, 26 * 1024 * 1024))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(content().string(containsString("is 26 MB. The limit is 25 MB")))
                .andExpect(content().string(containsString("Big one")));
        assertThat(files()).isEmpty();
    }

    @Test
    void takesAwayPathsFromNames() throws Exception {
        reply("", "public", "../../etc/passwd.pdf", PDF).andExpect(redirectedUrl("/tickets/" + ticket));

        assertThat(onlyFile().fileName()).isEqualTo("passwd.pdf");
    }

    @Test
    void showsScriptsInCommentsAndNamesAsText() throws Exception {
        reply("<script>alert('comment')</script>", "internal", "<img src=x onerror=alert(1)>.pdf", PDF);

        String page = page("support");
        assertThat(page).contains("&lt;script&gt;alert(&#39;comment&#39;)");
        assertThat(page).doesNotContain("<script>alert", "<img src=x");
        assertThat(page).contains("note-internal", "bi-lock-fill");
    }

    @Test
    void neverShowsHtmlInline() throws Exception {
        reply("A page", "public", "page.html", "<html><script>alert(1)</script></html>".getBytes());

        mvc.perform(get("/tickets/attachments/" + onlyFile().id()).with(as.page("support")))
                .andExpect(header().string("Content-Disposition", containsString("attachment;")));
        mvc.perform(get("/tickets/attachments/" + onlyFile().id() + "/image").with(as.page("support")))
                .andExpect(status().isNotFound());
    }

    @Test
    void removesAFileOnlyForThoseWhoMayEdit() throws Exception {
        reply("With file", "public", "plan.pdf", PDF);
        String remove = "/tickets/attachments/" + onlyFile().id() + "/remove";

        mvc.perform(post(remove).with(as.page("marketing")).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post(remove).with(as.page("support")).with(csrf())).andExpect(redirectedUrl("/tickets/" + ticket));
        assertThat(files()).isEmpty();
    }

    @Test
    void letsStrangersNoteButNotAnswer() throws Exception {
        mvc.perform(multipart("/tickets/{id}/reply", ticket)
                        .param("text", "to the customer")
                        .param("as", "public")
                        .with(as.page("marketing"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(multipart("/tickets/{id}/reply", ticket)
                        .param("text", "among us")
                        .param("as", "internal")
                        .with(as.page("marketing"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/tickets/" + ticket));
        assertThat(page("marketing")).contains("among us").doesNotContain("to the customer");
    }

    private List<Attachment> files() {
        as.signIn("support");
        return attachments.of(ticket);
    }

    private Attachment onlyFile() {
        return files().get(0);
    }

    private String page(String user) throws Exception {
        return mvc.perform(get("/tickets/" + ticket).with(as.page(user)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions reply(String text, String kind, String fileName, byte[] content) throws Exception {
        return mvc.perform(multipart("/tickets/{id}/reply", ticket)
                .file(new MockMultipartFile("files", fileName, "application/pdf", content))
                .param("text", text)
                .param("as", kind)
                .with(as.page("support"))
                .with(csrf()));
    }
}
