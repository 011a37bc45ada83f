package com.bmasia.crm.web;

import com.bmasia.crm.shared.PhoneNumber;
import org.springframework.stereotype.Component;

/** Telephone numbers on pages: {@code ${@phones.readable(x)}}. */
@Component("phones")
public class Phones {

    public String readable(String number) {
        return number == null ? "" : PhoneNumber.readable(number);
    }
}
