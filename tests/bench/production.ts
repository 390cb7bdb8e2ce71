/** To be imported before anything that asks: React and the pages behave as they do when served for real. */
process.env["NODE_ENV"] = "production";
