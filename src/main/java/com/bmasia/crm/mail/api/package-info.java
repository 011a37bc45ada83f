/** Mail as integrations know it. */
package com.bmasia.crm.mail.api;
