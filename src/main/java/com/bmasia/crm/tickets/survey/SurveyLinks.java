package com.bmasia.crm.tickets.survey;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The addresses of a survey that stand in a mail, as variables of its template. */
@Component
public class SurveyLinks {

    private final SurveyTokens tokens;
    private final String base;

    SurveyLinks(SurveyTokens tokens, @Value("${web.base-url}") String base) {
        this.tokens = tokens;
        this.base = base.replaceAll("/+$", "");
    }

    /** {@code survey_url}, and one address for each number of stars: {@code survey_url_1} to {@code survey_url_5}. */
    public Map<String, String> variables(TicketId ticket, ContactId contact, Language language) {
        String url = base + "/survey/" + tokens.of(ticket, contact);
        String lang = "lang=" + language.name().toLowerCase(Locale.ROOT);
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("survey_url", url + "?" + lang);
        for (int stars = 1; stars <= Rating.MOST; stars++) {
            variables.put("survey_url_" + stars, url + "?stars=" + stars + "&" + lang);
        }
        return variables;
    }
}
