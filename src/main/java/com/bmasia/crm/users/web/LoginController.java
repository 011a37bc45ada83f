package com.bmasia.crm.users.web;

import com.bmasia.crm.users.ForEveryone;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page. The form itself is answered by Spring Security. */
@Controller
class LoginController {

    @GetMapping("/login")
    @ForEveryone
    String page() {
        return "users/login";
    }
}
