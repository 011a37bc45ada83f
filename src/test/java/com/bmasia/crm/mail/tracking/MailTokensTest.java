package com.bmasia.crm.mail.tracking;

import static com.bmasia.crm.mail.tracking.MailTokens.Purpose.CLICK;
import static com.bmasia.crm.mail.tracking.MailTokens.Purpose.OPEN;
import static com.bmasia.crm.mail.tracking.MailTokens.Purpose.PREFERENCES;
import static com.bmasia.crm.mail.tracking.MailTokens.Purpose.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.test.ModuleTest;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class MailTokensTest {

    @Autowired
    MailTokens tokens;

    final MailId mail = new MailId(Ids.next());
    final UUID link = Ids.next();

    @Test
    void readsWhatItWrote() {
        assertThat(tokens.read(CLICK, tokens.ofLink(mail, link))).contains(new MailTokens.Signed(mail, link));
        assertThat(tokens.read(UNSUBSCRIBE, tokens.of(UNSUBSCRIBE, mail))).contains(new MailTokens.Signed(mail, null));
    }

    @Test
    void readsNoTokenOfAnotherPurpose() {
        assertThat(tokens.read(PREFERENCES, tokens.of(UNSUBSCRIBE, mail))).isEmpty();
        assertThat(tokens.read(UNSUBSCRIBE, tokens.of(OPEN, mail))).isEmpty();
        assertThat(tokens.read(OPEN, tokens.ofLink(mail, link))).isEmpty();
    }

    @Test
    void readsNothingThatWasTouchedAnywhere() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.ofLink(mail, link));
        for (int at = 0; at < token.length; at++) {
            byte[] touched = token.clone();
            touched[at] ^= 1;
            assertThat(tokens.read(
                            CLICK, Base64.getUrlEncoder().withoutPadding().encodeToString(touched)))
                    .isEmpty();
        }
    }

    @Test
    void readsNoLinkOfAnotherMail() {
        byte[] own = Base64.getUrlDecoder().decode(tokens.ofLink(mail, link));
        byte[] other = Base64.getUrlDecoder().decode(tokens.ofLink(mail, Ids.next()));
        System.arraycopy(other, 16, own, 16, 16);
        assertThat(tokens.read(CLICK, Base64.getUrlEncoder().withoutPadding().encodeToString(own)))
                .isEmpty();
    }

    @Test
    void readsOnlyTheOneSpelling() {
        String token = tokens.of(OPEN, mail);
        assertThat(token).hasSize(43);
        // The last of 43 characters carries two spare bits.
        char last = token.charAt(42);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char twin = alphabet.charAt(alphabet.indexOf(last) + 1);
        assertThat(tokens.read(OPEN, token.substring(0, 42) + twin)).isEmpty();
        assertThat(tokens.read(OPEN, token + "=")).isEmpty();
        assertThat(tokens.read(OPEN, token.substring(1))).isEmpty();
        assertThat(tokens.read(OPEN, "")).isEmpty();
        assertThat(tokens.read(OPEN, "../../etc/passwd")).isEmpty();
    }
}
