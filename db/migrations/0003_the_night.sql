CREATE TYPE "public"."alert_channel" AS ENUM('webhook', 'mail');--> statement-breakpoint
CREATE TYPE "public"."alert_kind" AS ENUM('run_not_published', 'provider_down', 'restart_loop');--> statement-breakpoint
CREATE TYPE "public"."provider_state" AS ENUM('healthy', 'degraded', 'down');--> statement-breakpoint
CREATE TYPE "public"."quarantine_kind" AS ENUM('unit_error', 'unit_switch', 'spike', 'split_missing', 'not_positive', 'duplicate_session', 'malformed', 'dividend_missing', 'dividend_absurd', 'no_adjusted_close', 'half_answer');--> statement-breakpoint
CREATE TYPE "public"."quarantine_status" AS ENUM('open', 'repaired', 'resolved', 'released');--> statement-breakpoint
CREATE TYPE "public"."rewrite_reason" AS ENUM('dividend', 'split', 'restatement', 'quote_confirmed');--> statement-breakpoint
CREATE TABLE "model_cards" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"session" date NOT NULL,
	"card" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "alert_kind" NOT NULL,
	"subject" text NOT NULL,
	"message" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"channel" "alert_channel",
	"delivered_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"delivery_error" text
);
--> statement-breakpoint
CREATE TABLE "app_starts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "held_symbol_summary" (
	"symbol" varchar(32) PRIMARY KEY NOT NULL,
	"value_usd" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_calls" (
	"provider" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"calls" integer NOT NULL,
	"failed" integer NOT NULL,
	"rate_limited" integer NOT NULL,
	CONSTRAINT "provider_calls_provider_minute_kind_pk" PRIMARY KEY("provider","minute","kind")
);
--> statement-breakpoint
CREATE TABLE "provider_health" (
	"provider" text PRIMARY KEY NOT NULL,
	"state" "provider_state" NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"reason" text,
	"failures_in_a_row" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_failure_at" timestamp with time zone,
	"crumb_refused_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price_quarantine" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"symbol" varchar(32) NOT NULL,
	"kind" "quarantine_kind" NOT NULL,
	"status" "quarantine_status" NOT NULL,
	"first_session" date,
	"last_session" date,
	"detail" text NOT NULL,
	"run_id" uuid,
	"detected_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"resolution" text
);
--> statement-breakpoint
CREATE TABLE "price_rewrites" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"symbol" varchar(32) NOT NULL,
	"reason" "rewrite_reason" NOT NULL,
	"first_session" date NOT NULL,
	"last_session" date NOT NULL,
	"bars" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "parts" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "part_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "progress_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "published_by" text;--> statement-breakpoint
ALTER TABLE "batch_runs" ADD COLUMN "publish_note" text;--> statement-breakpoint
ALTER TABLE "symbol_daily_metrics" ADD COLUMN "beta_sessions" date[];--> statement-breakpoint
ALTER TABLE "symbol_daily_metrics_staged" ADD COLUMN "beta_sessions" date[];--> statement-breakpoint
ALTER TABLE "symbol_factor_exposures" ADD COLUMN "beta_sessions" date[];--> statement-breakpoint
ALTER TABLE "symbol_universe" ADD COLUMN "missing_sessions" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "symbol_universe" ADD COLUMN "missing_counted" date;--> statement-breakpoint
ALTER TABLE "symbol_universe" ADD COLUMN "profile_date" date;--> statement-breakpoint
ALTER TABLE "model_cards" ADD CONSTRAINT "model_cards_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_symbol_summary" ADD CONSTRAINT "held_symbol_summary_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_quarantine" ADD CONSTRAINT "price_quarantine_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_quarantine" ADD CONSTRAINT "price_quarantine_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_rewrites" ADD CONSTRAINT "price_rewrites_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_cards_session_idx" ON "model_cards" USING btree ("session");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_once_idx" ON "alerts" USING btree ("kind","subject");--> statement-breakpoint
CREATE INDEX "alerts_raised_idx" ON "alerts" USING btree ("raised_at");--> statement-breakpoint
CREATE INDEX "app_starts_at_idx" ON "app_starts" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "price_quarantine_open_idx" ON "price_quarantine" USING btree ("symbol","kind") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "price_quarantine_symbol_idx" ON "price_quarantine" USING btree ("symbol");--> statement-breakpoint
CREATE INDEX "price_quarantine_run_idx" ON "price_quarantine" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "price_quarantine_detected_idx" ON "price_quarantine" USING btree ("detected_at");--> statement-breakpoint
CREATE INDEX "price_rewrites_symbol_idx" ON "price_rewrites" USING btree ("symbol","at");--> statement-breakpoint
CREATE INDEX "price_rewrites_at_idx" ON "price_rewrites" USING btree ("at");