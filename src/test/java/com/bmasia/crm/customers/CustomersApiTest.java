package com.bmasia.crm.customers;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class CustomersApiTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    CompanyService companies;

    @Autowired
    ContactService contacts;

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return send("sales", request, body);
    }

    private ResultActions send(String user, MockHttpServletRequestBuilder request, String body) throws Exception {
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request.with(as.page(user)).with(csrf().asHeader()));
    }

    @Test
    void createsReadsChangesAndReplacesACompany() throws Exception {
        String name = Examples.unique("API Hotel");
        String url = send(post("/api/v1/companies/"), """
                        {"name": "%s", "country": "TH", "phone": "081 234 5678", "tier": "premium", "industry": "Hotel"}
                        """.formatted(name))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.phone").value("+66812345678"))
                .andExpect(jsonPath("$.country").value("Thailand"))
                .andExpect(jsonPath("$.billing_entity").value("bma_thailand"))
                .andExpect(jsonPath("$.is_active").value(true))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        send(patch(url), "{\"city\": \"Krabi\", \"industry\": null, \"is_active\": false}")
                .andExpect(jsonPath("$.city").value("Krabi"))
                .andExpect(jsonPath("$.industry").value(nullValue()))
                .andExpect(jsonPath("$.is_active").value(false))
                .andExpect(jsonPath("$.name").value(name));
        send(put(url), "{\"name\": \"%s\"}".formatted(name))
                .andExpect(jsonPath("$.city").value(nullValue()))
                .andExpect(jsonPath("$.tier").value("standard"));
        send(get(url), null).andExpect(jsonPath("$.name").value(name));
    }

    @Test
    void namesEveryFieldThatIsWrong() throws Exception {
        send(
                        post("/api/v1/companies"),
                        "{\"name\": \"\", \"tax_id\": \"1\", \"country\": \"TH\", \"payment_terms\": 999}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.name").isArray())
                .andExpect(jsonPath("$.tax_id").isArray())
                .andExpect(jsonPath("$.payment_terms").isArray())
                .andExpect(jsonPath("$.detail").isString());
    }

    @Test
    void listsWithFiltersSearchAndOrder() throws Exception {
        String word = Examples.unique("รีสอร์ท");
        companies.create(Examples.company("B " + word), null);
        companies.create(Examples.company("A " + word), null);
        companies.deactivate(companies.create(Examples.company("C " + word), null), null);
        send(get("/api/v1/companies/").param("search", word), null)
                .andExpect(jsonPath("$.count").value(3));
        send(
                        get("/api/v1/companies/")
                                .param("search", word)
                                .param("is_active", "true")
                                .param("ordering", "name"),
                        null)
                .andExpect(jsonPath("$.results", hasSize(2)))
                .andExpect(jsonPath("$.results[0].name").value("A " + word));
        send(get("/api/v1/companies").param("search", word).param("country__in", "Japan,Laos"), null)
                .andExpect(jsonPath("$.count").value(0));
        send(get("/api/v1/companies").param("search", word).param("page_size", "2"), null)
                .andExpect(jsonPath("$.next").isString());
    }

    @Test
    void refusesToDeleteWhatOthersReferToAndWithoutPermission() throws Exception {
        CompanyId id = companies.create(Examples.company("Deletable"), null);
        ContactId contact = contacts.create(id, Examples.contact("Grace", null), null);
        send("sales", delete("/api/v1/companies/" + id), null).andExpect(status().isForbidden());
        send("manager", delete("/api/v1/companies/" + id), null)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("it has one contact")));
        send("manager", delete("/api/v1/contacts/" + contact), null).andExpect(status().isNoContent());
        send("manager", delete("/api/v1/companies/" + id), null).andExpect(status().isNoContent());
        send(get("/api/v1/companies/" + id), null).andExpect(status().isNotFound());
    }

    @Test
    void createsAndChangesAContact() throws Exception {
        CompanyId id = companies.create(Examples.company("Hotel"), null);
        String url = send(post("/api/v1/contacts/"), """
                        {"company": "%s", "name": "Grace", "email": "grace@hotel.example", "contact_type": "decision_maker"}
                        """.formatted(id))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.contact_type").value("decision_maker"))
                .andExpect(jsonPath("$.company_name").value("Hotel"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        send(patch(url), "{\"phone\": \"081 234 5678\", \"company\": \"%s\"}".formatted(id))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.phone").value("+66812345678"));
        CompanyId other = companies.create(Examples.company("Other"), null);
        send(patch(url), "{\"company\": \"%s\"}".formatted(other))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.company").isArray());
        send(
                        post("/api/v1/contacts"),
                        "{\"company\": \"%s\", \"name\": \"X\", \"email\": \"GRACE@hotel.example\"}".formatted(id))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.email").isArray());
    }

    @Test
    void needsTheCompanyOfANewContact() throws Exception {
        send(post("/api/v1/contacts"), "{\"name\": \"Grace\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.company").isArray());
        send(post("/api/v1/contacts"), "{\"name\": \"Grace\", \"company\": \"0190f000-0000-7000-8000-000000000000\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.company").isArray());
    }

    @Test
    void listsTheContactsOfACompany() throws Exception {
        CompanyId id = companies.create(Examples.company("Hotel"), null);
        contacts.create(id, Examples.contact("Grace", null), null);
        contacts.create(id, Examples.contact("Vivian", null), null);
        send(get("/api/v1/contacts/").param("company", id.toString()), null)
                .andExpect(jsonPath("$.results[*].name", containsInAnyOrder("Grace", "Vivian")));
    }
}
