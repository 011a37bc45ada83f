package com.bmasia.crm.engine;

/** The file is not well-formed, or uses what the parsers refuse, such as a document type. */
class ModelUnreadable extends Exception {

    ModelUnreadable(String reason) {
        super(reason);
    }
}
