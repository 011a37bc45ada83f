package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class SearchTicketsTest {

    @Autowired
    TicketService tickets;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketList list;

    @Autowired
    ListSpec<TicketRow> spec;

    @Autowired
    Lists lists;

    @Autowired
    TicketSearchRenewal renewal;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    /** All tests share one database: each looks for a word that no other has. */
    String word;

    CompanyId company;
    ContactId contact;

    @BeforeEach
    void aCompanyWithContact() {
        as.signIn("support");
        word = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        company = fixtures.company("Riverside " + word);
        contact = fixtures.contact(company, "malee." + word + "@riverside.example", Language.EN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s lobby",
                "lobby %1$s",
                "MUSIC no LOBBY riverside %1$s",
                "somchai %1$s",
                "malee.%1$s@riverside.example",
                "since morning %1$s",
                "%1$s amplifier",
                "amplifier SOMCHAI riv lobby %1$s"
            })
    void findsWordsInAnyOrderWhereverTheyAre(String typed) {
        TicketId ticket = create("No music in the lobby");
        conversation.comment(ticket, "We sent another amplifier.", true, as.user("support"));
        fixtures.ticket();

        assertThat(found(typed.formatted(word))).containsExactly(ticket);
    }

    @Test
    void findsByNumber() {
        TicketId ticket = create("No music in the lobby");
        create("Invoice question");

        String number = list.find(List.of(ticket)).get(0).number();
        assertThat(found(word + " " + number)).containsExactly(ticket);
        assertThat(found(number.substring(6) + " " + word)).containsExactly(ticket);
    }

    @Test
    void findsOnlyWhatHasAllWords() {
        create("No music in the lobby");

        assertThat(found(word + " pool")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\u00e9clair, e\u0301clair",
        "e\u0301clair, \u00e9clair",
        "\u0e19\u0e49\u0e33\u0e1c\u0e36\u0e49\u0e07, \u0e19\u0e4d\u0e49\u0e32\u0e1c\u0e36\u0e49\u0e07",
        "\u0e19\u0e49\u0e33\u0e1c\u0e36\u0e49\u0e07, \u0e19\u0e33\u0e49\u0e1c\u0e36\u0e49\u0e07",
        "\u0e41\u0e2a\u0e07\u0e14\u0e32\u0e27, \u0e40\u0e40\u0e2a\u0e07\u0e14\u0e32\u0e27",
        "\u0e0a\u0e31\u0e49\u0e19 12, \u0e0a\u0e31\u0e49\u0e19 \u0e51\u0e52",
        "speaker, spea\u200bker"
    })
    void findsTypingVariants(String stored, String typed) {
        TicketId ticket = create(stored);

        assertThat(found(word + " " + typed)).containsExactly(ticket);
        assertThat(list.find(List.of(ticket)).get(0).subject()).isEqualTo(stored);
    }

    @Test
    void marksAreNotStripped() {
        create("\u0e19\u0e49\u0e33");

        assertThat(found(word + " \u0e19\u0e32")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "lo", "0%", "x-1", "\u97f3", "\u97f3\u6a02", "\ud83c\udfb5", "in"})
    void findsOneOrTwoLetters(String typed) {
        TicketId ticket = create("Block 100% \ud83c\udfb5");
        conversation.comment(ticket, "Player x-1 is in \u64ad\u653e\u97f3\u6a02\u3002", false, as.user("support"));

        assertThat(found(word + " " + typed)).containsExactly(ticket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "updated", "due", "priority"})
    void findsFrequentWordsInEveryOrder(String sort) {
        List<TicketId> made =
                IntStream.range(0, 12).mapToObj(n -> create("Frequent " + n)).toList();

        assertThat(page("frequent " + word, sort).items())
                .extracting(TicketRow::id)
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(page("frequent seldom " + word, sort).items()).isEmpty();
    }

    @Test
    void followsWhatIsChanged() {
        TicketId ticket = create("No music in the lobby");
        UUID comment = conversation.comment(ticket, "Sent an amplifier.", true, as.user("support"));

        TicketChanges now = tickets.asItIs(ticket);
        jdbc.sql("update ticket set subject = 'Silence' where id = ?")
                .param(ticket.value())
                .update();
        jdbc.sql("update ticket_comment set text = 'Sent a cable.' where id = ?")
                .param(comment)
                .update();

        assertThat(now.subject()).isEqualTo("No music in the lobby");
        assertThat(found(word + " silence cable")).containsExactly(ticket);
        assertThat(found(word + " lobby")).isEmpty();
        assertThat(found(word + " amplifier")).isEmpty();

        jdbc.sql("update ticket_comment set deleted_at = now() where id = ?")
                .param(comment)
                .update();
        assertThat(found(word + " cable")).isEmpty();
    }

    @Test
    void findsByTheNewNameOfCompanyAndContact() {
        TicketId ticket = create("No music in the lobby");

        jdbc.sql("update company set name = 'Hillside' where id = ?")
                .param(company.value())
                .update();
        jdbc.sql("update contact set name = 'Naree' where id = ?")
                .param(contact.value())
                .update();

        assertThat(found("naree hillside " + word)).containsExactly(ticket);
        assertThat(found("riverside " + word)).containsExactly(ticket);
        assertThat(found("somchai " + word)).isEmpty();
    }

    /** More than are done at once, and more than one batch. */
    @Test
    void findsAllTicketsOfRenamedCompany() {
        jdbc.sql("""
                        insert into ticket (id, version, number, subject, status, priority, category, source, company_id, team,
                                            created_at, updated_at)
                        select gen_random_uuid(), 0, :word || '-' || n, 'Many', 'NEW', 'LOW', 'GENERAL', 'STAFF', :company,
                               'support', now() - n / 3 * interval '1 hour', now()
                          from generate_series(1, 1200) n
                        """).param("word", word).param("company", company.value()).update();

        jdbc.sql("update company set name = 'Hillside' where id = ?")
                .param(company.value())
                .update();
        assertThat(lists.count(spec, ListQuery.ofWords("hillside " + word), list.scope(as.user("support")), 2_000))
                .isEqualTo(100);

        renewal.renewAll();
        assertThat(lists.count(spec, ListQuery.ofWords("hillside " + word), list.scope(as.user("support")), 2_000))
                .isEqualTo(1_200);
        assertThat(jdbc.sql("select count(*) from ticket_search_stale")
                        .query(Integer.class)
                        .single())
                .isZero();
        jdbc.sql("delete from ticket where company_id = ?")
                .param(company.value())
                .update();
    }

    @Test
    void apiFindsTheSame() throws Exception {
        TicketId ticket = create("No music in the lobby");

        mvc.perform(get("/api/v1/tickets")
                        .param("search", "lobby somchai " + word)
                        .with(as.page("support")))
                .andExpect(jsonPath("$.count").value(1))
                .andExpect(jsonPath("$.results[0].id").value(ticket.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "%%%", "...", "a'b", ":x", "\u0000", "-", "???"})
    void standsWhateverIsTyped(String typed) {
        create("No music in the lobby");

        assertThat(found(word + "no " + typed)).isEmpty();
    }

    /** What has no index of its own would read a million comments. */
    @ParameterizedTest
    @ValueSource(strings = {"zz", "music", "\u0e40\u0e1e\u0e25\u0e07", "spa 4711", "x-9", "zq music"})
    void readsAnIndexOnly(String typed) {
        String condition = new TicketSearchIndex(jdbc).condition(SearchWords.of(typed + " " + word), "word");

        List<String> plan = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain select t.id from ticket t where " + condition)
                    .params(SearchWords.of(typed + " " + word).parameters("word"))
                    .query(String.class)
                    .list();
        });
        assertThat(condition).contains("any (array(");
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan")).anyMatch(line -> line.contains("ticket_search_"));
    }

    private TicketId create(String subject) {
        return tickets.create(
                NewTicket.of(
                        subject,
                        "Since this morning.",
                        TicketCategory.TECHNICAL,
                        TicketPriority.MEDIUM,
                        TicketSource.STAFF,
                        company,
                        contact),
                as.user("support"));
    }

    private List<TicketId> found(String typed) {
        return page(typed, "newest").items().stream().map(TicketRow::id).toList();
    }

    private PageOf<TicketRow> page(String typed, String sort) {
        ListQuery query = ListQuery.ofWords(typed).with("sort", sort);
        return lists.page(spec, query, list.scope(as.user("support")), 50);
    }
}
