package com.bmasia.crm.mail.consent.web;

import com.bmasia.crm.mail.ForRecipients;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.SubscriptionPreferences;
import com.bmasia.crm.mail.web.UnknownAddress;
import com.bmasia.crm.mail.web.Visits;
import com.bmasia.crm.users.ForEveryone;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a recipient says which mail to get. Reading changes nothing; the one click of a mail program and the form act. An
 * answer to a form leads to a page that says what holds now and how to take it back.
 */
@Controller
@ForRecipients
@ForEveryone
class PreferenceController {

    private final SubscriptionPreferences preferences;

    PreferenceController(SubscriptionPreferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping("/m/u/{token}")
    ModelAndView page(@PathVariable String token) {
        return page(preferences.ofUnsubscribeLink(token));
    }

    @PostMapping(path = "/m/u/{token}", params = "List-Unsubscribe=One-Click")
    Object oneClick(@PathVariable String token, HttpServletRequest request) {
        return preferences.unsubscribe(token, Visits.of(request))
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("Unsubscribed.")
                : UnknownAddress.page();
    }

    /** With {@code was}, the topics before the last choice: what holds now, and the way back. */
    @GetMapping("/m/p/{token}")
    ModelAndView chosen(@PathVariable String token, @RequestParam(required = false) String was) {
        ModelAndView page = page(preferences.ofPreferences(token));
        if (was != null && page.getStatus() == null) {
            page.setViewName("mail/consent/saved");
            page.addObject("was", topics(Arrays.asList(was.split(","))));
        }
        return page;
    }

    /** @param nothing the button that asks for no mail at all, whatever is ticked */
    @PostMapping("/m/p/{token}")
    Object choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") List<String> topics,
            @RequestParam(defaultValue = "false") boolean nothing,
            @RequestParam(required = false) String lang,
            HttpServletRequest request) {
        Set<MailTopic> wanted = nothing ? EnumSet.noneOf(MailTopic.class) : topics(topics);
        Optional<Set<MailTopic>> before = preferences.choose(token, wanted, Visits.of(request));
        return before.<Object>map(was -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(UriComponentsBuilder.fromPath("/m/p/{token}")
                                .queryParam("was", codes(was))
                                .queryParamIfPresent("lang", Optional.ofNullable(lang))
                                .build(token))
                        .build())
                .orElseGet(UnknownAddress::page);
    }

    private static ModelAndView page(Optional<SubscriptionPreferences.Choices> choices) {
        return choices.map(found -> new ModelAndView("mail/consent/preferences", "choices", found)
                        .addObject("topics", MailTopic.values()))
                .orElseGet(UnknownAddress::page);
    }

    /** Only what there is: the address may have been changed by anybody. */
    private static Set<MailTopic> topics(List<String> codes) {
        return EnumSet.allOf(MailTopic.class).stream()
                .filter(topic -> codes.contains(topic.code()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MailTopic.class)));
    }

    private static String codes(Set<MailTopic> topics) {
        return topics.stream().map(MailTopic::code).collect(Collectors.joining(","));
    }
}
