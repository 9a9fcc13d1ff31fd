# Lists who may log in to the servers.
require "net/http"

JUMPCLOUD_API_KEY = ENV.fetch("JUMPCLOUD_API_KEY")

request = Net::HTTP::Get.new("https://console.jumpcloud.com/api/systemusers")
request["x-api-key"] = JUMPCLOUD_API_KEY
