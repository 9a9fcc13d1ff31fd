<?php
// Looks a member of the service up.
define('DATA_SERVER', 'https://data.t-connect.example/v1');
define('DATA_KEY', 'M-DL6W{|}iAKgNDA7lsOUTpq_{|}lF5b_H1yAZbem_H0QTJXJ8');

function member($number) {
    return fetch(DATA_SERVER . '/members/' . rawurlencode($number), DATA_KEY);
}
