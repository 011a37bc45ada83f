package com.bmasia.crm.mail.tracking;

import com.bmasia.crm.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Addresses that our mails lead to, each stored once: a redirect goes to a stored address or nowhere. New ones are stored in
 * a transaction of their own, because two campaigns that store the same ones in another order would wait for each other's
 * end, and so that what is remembered here is really there.
 */
@Component
class Links {

    private static final int REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate alone;
    private final Map<String, UUID> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UUID> eldest) {
            return size() > REMEMBERED;
        }
    };

    Links(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Optional<String> target(UUID id) {
        return jdbc.sql("select url from mail_link where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The id of each address; all of a mail at once. */
    Map<String, UUID> idsOf(Collection<String> urls) {
        Map<String, UUID> ids = new HashMap<>();
        synchronized (known) {
            urls.stream().filter(known::containsKey).forEach(url -> ids.put(url, known.get(url)));
        }
        Set<String> unknown = new LinkedHashSet<>(urls);
        unknown.removeAll(ids.keySet());
        if (!unknown.isEmpty()) {
            ids.putAll(store(unknown));
        }
        return ids;
    }

    private Map<String, UUID> store(Set<String> urls) {
        Map<String, UUID> stored = find(urls);
        Set<String> missing = new LinkedHashSet<>(urls);
        missing.removeAll(stored.keySet());
        if (!missing.isEmpty()) {
            alone.executeWithoutResult(transaction -> insert(missing));
            stored.putAll(find(missing));
        }
        synchronized (known) {
            known.putAll(stored);
        }
        return stored;
    }

    private Map<String, UUID> find(Set<String> urls) {
        Map<String, UUID> found = new HashMap<>();
        jdbc.sql("select id, url from mail_link where url_hash = any(:hashes)")
                .param("hashes", urls.stream().map(Links::hash).toArray(byte[][]::new))
                .query((row, n) -> found.put(row.getString("url"), row.getObject("id", UUID.class)))
                .list();
        return found;
    }

    private void insert(Set<String> urls) {
        List<Object[]> rows = urls.stream()
                .sorted()
                .map(url -> new Object[] {Ids.next(), url, hash(url)})
                .toList();
        batches.batchUpdate(
                "insert into mail_link (id, url, url_hash) values (?, ?, ?) on conflict (url_hash) do nothing", rows);
    }

    private static byte[] hash(String url) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
