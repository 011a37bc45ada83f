package com.bmasia.crm.users.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a client of the API does: log in, keep the tokens, send them. */
record ApiClient(MockMvc mvc, String address) {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** At an address of its own: what strangers may ask is counted by address. */
    ApiClient(MockMvc mvc) {
        this(mvc, "10.9." + ADDRESSES.incrementAndGet() / 250 + "." + ADDRESSES.get() % 250);
    }

    record Tokens(String access, String refresh) {

        MockHttpServletRequestBuilder in(MockHttpServletRequestBuilder request) {
            return request.header("Authorization", "Bearer " + access);
        }
    }

    ResultActions send(String path, String body) throws Exception {
        return mvc.perform(
                post(path).contentType(MediaType.APPLICATION_JSON).content(body).with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                }));
    }

    ResultActions tryLogIn(String username, String password) throws Exception {
        return send(
                "/api/v1/auth/login/", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password));
    }

    Tokens logIn(String username) throws Exception {
        return tokens(tryLogIn(username, People.PASSWORD));
    }

    ResultActions refresh(Tokens tokens) throws Exception {
        return send("/api/v1/auth/refresh/", "{\"refresh\": \"%s\"}".formatted(tokens.refresh()));
    }

    static Tokens tokens(ResultActions answer) throws Exception {
        String json = answer.andReturn().getResponse().getContentAsString();
        return new Tokens(JsonPath.read(json, "$.access"), JsonPath.read(json, "$.refresh"));
    }
}
