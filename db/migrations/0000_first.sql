CREATE TYPE "public"."activity_level" AS ENUM('info', 'warning', 'error');--> statement-breakpoint
CREATE TYPE "public"."analytics_type" AS ENUM('factor_exposures', 'risk', 'stress', 'correlations');--> statement-breakpoint
CREATE TYPE "public"."bar_source" AS ENUM('chart', 'quote');--> statement-breakpoint
CREATE TYPE "public"."batch_phase" AS ENUM('prices', 'market_beta', 'ir_beta', 'ridge_factors', 'spread_factors', 'metrics', 'cache_invalidation');--> statement-breakpoint
CREATE TYPE "public"."batch_status" AS ENUM('running', 'published', 'completed', 'unpublished', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."batch_trigger" AS ENUM('cron', 'manual', 'first_fill', 'successor');--> statement-breakpoint
CREATE TYPE "public"."beta_quality" AS ENUM('full', 'limited', 'none');--> statement-breakpoint
CREATE TYPE "public"."corporate_action_kind" AS ENUM('dividend', 'split');--> statement-breakpoint
CREATE TYPE "public"."delta_source" AS ENUM('implied', 'historical');--> statement-breakpoint
CREATE TYPE "public"."market_name" AS ENUM('yahoo', 'sandbox');--> statement-breakpoint
CREATE TYPE "public"."onboarding_phase" AS ENUM('found', 'history', 'betas', 'metrics', 'portfolios');--> statement-breakpoint
CREATE TYPE "public"."option_type" AS ENUM('call', 'put');--> statement-breakpoint
CREATE TYPE "public"."phase_status" AS ENUM('pending', 'running', 'completed', 'failed');--> statement-breakpoint
CREATE TYPE "public"."position_kind" AS ENUM('public', 'cash', 'option', 'private');--> statement-breakpoint
CREATE TYPE "public"."queue_reason" AS ENUM('provider_unavailable', 'over_limit');--> statement-breakpoint
CREATE TYPE "public"."queue_status" AS ENUM('pending', 'processing', 'completed', 'failed');--> statement-breakpoint
CREATE TYPE "public"."risk_quality" AS ENUM('full', 'limited', 'fallback', 'uncovered');--> statement-breakpoint
CREATE TYPE "public"."symbol_status" AS ENUM('pending', 'active', 'insufficient_history', 'unsupported', 'delisted', 'not_found');--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "apikey" (
	"id" text PRIMARY KEY NOT NULL,
	"config_id" text DEFAULT 'default' NOT NULL,
	"name" text,
	"start" text,
	"reference_id" text NOT NULL,
	"prefix" text,
	"key" text NOT NULL,
	"refill_interval" integer,
	"refill_amount" integer,
	"last_refill_at" timestamp with time zone,
	"enabled" boolean DEFAULT true,
	"rate_limit_enabled" boolean DEFAULT true,
	"rate_limit_time_window" integer DEFAULT 86400000,
	"rate_limit_max" integer DEFAULT 10,
	"request_count" integer DEFAULT 0,
	"remaining" integer,
	"last_request" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"permissions" text,
	"metadata" text
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"impersonated_by" text,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"role" text,
	"banned" boolean DEFAULT false,
	"ban_reason" text,
	"ban_expires" timestamp with time zone,
	"is_anonymous" boolean DEFAULT false,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "batch_activity" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"level" "activity_level" NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "batch_chunks" (
	"run_id" uuid NOT NULL,
	"phase" "batch_phase" NOT NULL,
	"chunk" text NOT NULL,
	"done" integer NOT NULL,
	"failed" integer NOT NULL,
	CONSTRAINT "batch_chunks_run_id_phase_chunk_pk" PRIMARY KEY("run_id","phase","chunk")
);
--> statement-breakpoint
CREATE TABLE "batch_failures" (
	"run_id" uuid NOT NULL,
	"phase" "batch_phase" NOT NULL,
	"symbol" varchar(32) NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "batch_failures_run_id_phase_symbol_pk" PRIMARY KEY("run_id","phase","symbol")
);
--> statement-breakpoint
CREATE TABLE "batch_phases" (
	"run_id" uuid NOT NULL,
	"phase" "batch_phase" NOT NULL,
	"status" "phase_status" NOT NULL,
	"current" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"unit" text NOT NULL,
	"summary" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "batch_phases_run_id_phase_pk" PRIMARY KEY("run_id","phase")
);
--> statement-breakpoint
CREATE TABLE "batch_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session" date NOT NULL,
	"trigger" "batch_trigger" NOT NULL,
	"status" "batch_status" NOT NULL,
	"reason" text,
	"outcome" text,
	"requested_by" text,
	"symbols" varchar(32)[],
	"force" boolean DEFAULT false NOT NULL,
	"job_run_id" text,
	"predecessor_id" uuid,
	"model_version" text NOT NULL,
	"symbols_expected" integer,
	"symbols_priced" integer,
	"coverage" double precision,
	"gate" jsonb,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "factor_definitions" (
	"key" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	"label" text NOT NULL,
	"factor_group" text NOT NULL,
	"model" text NOT NULL,
	"long_etf" text NOT NULL,
	"short_etf" text,
	"window_sessions" smallint NOT NULL,
	"minimum_observations" smallint NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "factor_definitions_position_unique" UNIQUE("position")
);
--> statement-breakpoint
CREATE TABLE "market_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"market" "market_name" NOT NULL,
	"published_session" date,
	"published_run_id" uuid,
	"fresh_since" date,
	"model_version" text NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "market_state_one_row" CHECK ("market_state"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "risk_model_runs" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"session" date NOT NULL,
	"loadings" double precision[] NOT NULL,
	"covariance" double precision[] NOT NULL,
	"model_version" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "symbol_daily_metrics" (
	"symbol" varchar(32) PRIMARY KEY NOT NULL,
	"session" date NOT NULL,
	"close" numeric(20, 8),
	"close_date" date,
	"return_1d" double precision,
	"return_mtd" double precision,
	"return_ytd" double precision,
	"return_1m" double precision,
	"return_3m" double precision,
	"return_1y" double precision,
	"name" text,
	"sector" text,
	"industry" text,
	"market_cap" double precision,
	"trailing_pe" double precision,
	"forward_pe" double precision,
	"price_to_book" double precision,
	"dividend_yield" double precision,
	"betas" double precision[] NOT NULL,
	"std_errors" double precision[] NOT NULL,
	"r_squared" double precision[] NOT NULL,
	"observations" smallint[] NOT NULL,
	"qualities" "beta_quality"[] NOT NULL,
	"reasons" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"risk_exposures" double precision[],
	"specific_variance" double precision,
	"risk_quality" "risk_quality",
	"run_id" uuid
);
--> statement-breakpoint
CREATE TABLE "symbol_daily_metrics_staged" (
	"run_id" uuid NOT NULL,
	"symbol" varchar(32) NOT NULL,
	"session" date NOT NULL,
	"close" numeric(20, 8),
	"close_date" date,
	"return_1d" double precision,
	"return_mtd" double precision,
	"return_ytd" double precision,
	"return_1m" double precision,
	"return_3m" double precision,
	"return_1y" double precision,
	"name" text,
	"sector" text,
	"industry" text,
	"market_cap" double precision,
	"trailing_pe" double precision,
	"forward_pe" double precision,
	"price_to_book" double precision,
	"dividend_yield" double precision,
	"betas" double precision[] NOT NULL,
	"std_errors" double precision[] NOT NULL,
	"r_squared" double precision[] NOT NULL,
	"observations" smallint[] NOT NULL,
	"qualities" "beta_quality"[] NOT NULL,
	"reasons" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"risk_exposures" double precision[],
	"specific_variance" double precision,
	"risk_quality" "risk_quality",
	CONSTRAINT "symbol_daily_metrics_staged_run_id_symbol_pk" PRIMARY KEY("run_id","symbol")
);
--> statement-breakpoint
CREATE TABLE "symbol_factor_exposures" (
	"symbol" varchar(32) NOT NULL,
	"session" date NOT NULL,
	"betas" double precision[] NOT NULL,
	"std_errors" double precision[] NOT NULL,
	"r_squared" double precision[] NOT NULL,
	"observations" smallint[] NOT NULL,
	"qualities" "beta_quality"[] NOT NULL,
	"reasons" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"risk_exposures" double precision[],
	"specific_variance" double precision,
	"risk_quality" "risk_quality",
	"run_id" uuid,
	CONSTRAINT "symbol_factor_exposures_symbol_session_pk" PRIMARY KEY("symbol","session"),
	CONSTRAINT "symbol_factor_exposures_twelve" CHECK (cardinality("symbol_factor_exposures"."betas") = 12 and cardinality("symbol_factor_exposures"."std_errors") = 12 and cardinality("symbol_factor_exposures"."r_squared") = 12 and cardinality("symbol_factor_exposures"."observations") = 12)
);
--> statement-breakpoint
CREATE TABLE "symbol_return_windows" (
	"symbol" varchar(32) PRIMARY KEY NOT NULL,
	"session" date NOT NULL,
	"returns" "bytea" NOT NULL,
	"run_id" uuid
);
--> statement-breakpoint
CREATE TABLE "symbol_return_windows_staged" (
	"run_id" uuid NOT NULL,
	"symbol" varchar(32) NOT NULL,
	"session" date NOT NULL,
	"returns" "bytea" NOT NULL,
	CONSTRAINT "symbol_return_windows_staged_run_id_symbol_pk" PRIMARY KEY("run_id","symbol")
);
--> statement-breakpoint
CREATE TABLE "symbol_onboarding_queue" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"symbol" varchar(32) NOT NULL,
	"status" "queue_status" DEFAULT 'pending' NOT NULL,
	"priority" smallint DEFAULT 0 NOT NULL,
	"requested_by" text,
	"reason" "queue_reason",
	"retry_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"phases_completed" "onboarding_phase"[] DEFAULT '{}' NOT NULL,
	"timings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"error_message" text,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"event_sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "portfolio_analytics_cache" (
	"portfolio_id" uuid NOT NULL,
	"type" "analytics_type" NOT NULL,
	"revision" integer NOT NULL,
	"data_version" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"model_version" text NOT NULL,
	"data" jsonb NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "portfolio_analytics_cache_portfolio_id_type_revision_data_version_run_id_model_version_pk" PRIMARY KEY("portfolio_id","type","revision","data_version","run_id","model_version")
);
--> statement-breakpoint
CREATE TABLE "portfolio_snapshots" (
	"portfolio_id" uuid NOT NULL,
	"session" date NOT NULL,
	"net_value" numeric(20, 4) NOT NULL,
	"gross_value" numeric(20, 4) NOT NULL,
	"equity" numeric(20, 4),
	"pnl" numeric(20, 4),
	"realised_pnl" numeric(20, 4),
	"flows" numeric(20, 4),
	"exposures" double precision[],
	"coverages" double precision[],
	"run_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "portfolio_snapshots_portfolio_id_session_pk" PRIMARY KEY("portfolio_id","session")
);
--> statement-breakpoint
CREATE TABLE "portfolios" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"equity_balance" numeric(20, 4),
	"source_file" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"data_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"viewed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"portfolio_id" uuid NOT NULL,
	"kind" "position_kind" NOT NULL,
	"symbol" varchar(32),
	"raw_symbol" text NOT NULL,
	"description" text,
	"account" text,
	"subtype" text,
	"quantity" numeric(28, 10) NOT NULL,
	"multiplier" numeric(12, 4) DEFAULT '1' NOT NULL,
	"currency" varchar(8) DEFAULT 'USD' NOT NULL,
	"entry_price" numeric(20, 8),
	"entry_date" date,
	"exit_price" numeric(20, 8),
	"exit_date" date,
	"stated_value" numeric(20, 4),
	"stated_price" numeric(20, 8),
	"underlying_symbol" varchar(32),
	"strike_price" numeric(20, 8),
	"expiration_date" date,
	"option_type" "option_type",
	"volatility" double precision,
	"delta" double precision,
	"delta_source" "delta_source",
	"delta_session" date,
	"source_line" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "positions_public_has_symbol" CHECK ("positions"."kind" <> 'public' or "positions"."symbol" is not null),
	CONSTRAINT "positions_option_is_whole" CHECK ("positions"."kind" <> 'option' or ("positions"."underlying_symbol" is not null and "positions"."strike_price" is not null and "positions"."expiration_date" is not null and "positions"."option_type" is not null))
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text,
	"name" text NOT NULL,
	"description" text,
	"shocks" jsonb NOT NULL,
	"replay_from" date,
	"replay_to" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "market_closures" (
	"session" date PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_budget" (
	"provider" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "provider_budget_provider_minute_pk" PRIMARY KEY("provider","minute")
);
--> statement-breakpoint
CREATE TABLE "symbol_corporate_actions" (
	"symbol" varchar(32) NOT NULL,
	"ex_date" date NOT NULL,
	"kind" "corporate_action_kind" NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "symbol_corporate_actions_symbol_ex_date_kind_pk" PRIMARY KEY("symbol","ex_date","kind")
);
--> statement-breakpoint
CREATE TABLE "symbol_prices_daily" (
	"symbol" varchar(32) NOT NULL,
	"session" date NOT NULL,
	"open" numeric(20, 8),
	"high" numeric(20, 8),
	"low" numeric(20, 8),
	"close" numeric(20, 8),
	"adj_close" double precision,
	"volume" bigint,
	"source" "bar_source" NOT NULL,
	CONSTRAINT "symbol_prices_daily_symbol_session_pk" PRIMARY KEY("symbol","session"),
	CONSTRAINT "symbol_prices_daily_has_price" CHECK ("symbol_prices_daily"."close" is not null or "symbol_prices_daily"."adj_close" is not null)
);
--> statement-breakpoint
CREATE TABLE "symbol_universe" (
	"symbol" varchar(32) PRIMARY KEY NOT NULL,
	"status" "symbol_status" NOT NULL,
	"status_reason" text,
	"is_factor_etf" boolean DEFAULT false NOT NULL,
	"name" text,
	"quote_type" text,
	"exchange" text,
	"currency" varchar(8),
	"sector" text,
	"industry" text,
	"market_cap" double precision,
	"trailing_pe" double precision,
	"forward_pe" double precision,
	"price_to_book" double precision,
	"dividend_yield" double precision,
	"first_price_date" date,
	"last_price_date" date,
	"last_factor_date" date,
	"last_audit_date" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_activity" ADD CONSTRAINT "batch_activity_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_chunks" ADD CONSTRAINT "batch_chunks_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_failures" ADD CONSTRAINT "batch_failures_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_phases" ADD CONSTRAINT "batch_phases_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "market_state" ADD CONSTRAINT "market_state_published_run_id_batch_runs_id_fk" FOREIGN KEY ("published_run_id") REFERENCES "public"."batch_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_model_runs" ADD CONSTRAINT "risk_model_runs_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_daily_metrics" ADD CONSTRAINT "symbol_daily_metrics_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_daily_metrics" ADD CONSTRAINT "symbol_daily_metrics_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_daily_metrics_staged" ADD CONSTRAINT "symbol_daily_metrics_staged_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_factor_exposures" ADD CONSTRAINT "symbol_factor_exposures_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_factor_exposures" ADD CONSTRAINT "symbol_factor_exposures_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_return_windows" ADD CONSTRAINT "symbol_return_windows_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_return_windows" ADD CONSTRAINT "symbol_return_windows_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_return_windows_staged" ADD CONSTRAINT "symbol_return_windows_staged_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_onboarding_queue" ADD CONSTRAINT "symbol_onboarding_queue_requested_by_user_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_analytics_cache" ADD CONSTRAINT "portfolio_analytics_cache_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_analytics_cache" ADD CONSTRAINT "portfolio_analytics_cache_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_snapshots" ADD CONSTRAINT "portfolio_snapshots_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_snapshots" ADD CONSTRAINT "portfolio_snapshots_run_id_batch_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."batch_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolios" ADD CONSTRAINT "portfolios_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_corporate_actions" ADD CONSTRAINT "symbol_corporate_actions_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "symbol_prices_daily" ADD CONSTRAINT "symbol_prices_daily_symbol_symbol_universe_symbol_fk" FOREIGN KEY ("symbol") REFERENCES "public"."symbol_universe"("symbol") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_userId_idx" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "apikey_configId_idx" ON "apikey" USING btree ("config_id");--> statement-breakpoint
CREATE INDEX "apikey_referenceId_idx" ON "apikey" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "apikey_key_idx" ON "apikey" USING btree ("key");--> statement-breakpoint
CREATE INDEX "session_userId_idx" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier_idx" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "batch_activity_run_idx" ON "batch_activity" USING btree ("run_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "batch_runs_one_running_idx" ON "batch_runs" USING btree ("session") WHERE status = 'running' and symbols is null;--> statement-breakpoint
CREATE INDEX "batch_runs_started_idx" ON "batch_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "batch_runs_predecessor_idx" ON "batch_runs" USING btree ("predecessor_id");--> statement-breakpoint
CREATE INDEX "market_state_published_run_idx" ON "market_state" USING btree ("published_run_id");--> statement-breakpoint
CREATE INDEX "symbol_daily_metrics_run_idx" ON "symbol_daily_metrics" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "symbol_factor_exposures_run_idx" ON "symbol_factor_exposures" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "symbol_return_windows_run_idx" ON "symbol_return_windows" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "symbol_onboarding_queue_live_idx" ON "symbol_onboarding_queue" USING btree ("symbol") WHERE status in ('pending', 'processing');--> statement-breakpoint
CREATE INDEX "symbol_onboarding_queue_order_idx" ON "symbol_onboarding_queue" USING btree ("status","priority" DESC NULLS LAST,"created_at");--> statement-breakpoint
CREATE INDEX "symbol_onboarding_queue_requested_by_idx" ON "symbol_onboarding_queue" USING btree ("requested_by");--> statement-breakpoint
CREATE INDEX "symbol_onboarding_queue_symbol_idx" ON "symbol_onboarding_queue" USING btree ("symbol","created_at");--> statement-breakpoint
CREATE INDEX "portfolio_analytics_cache_run_idx" ON "portfolio_analytics_cache" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "portfolio_analytics_cache_expires_idx" ON "portfolio_analytics_cache" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "portfolio_snapshots_run_idx" ON "portfolio_snapshots" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "portfolios_owner_idx" ON "portfolios" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "positions_portfolio_idx" ON "positions" USING btree ("portfolio_id");--> statement-breakpoint
CREATE INDEX "positions_symbol_idx" ON "positions" USING btree ("symbol");--> statement-breakpoint
CREATE INDEX "positions_underlying_idx" ON "positions" USING btree ("underlying_symbol") WHERE underlying_symbol is not null;--> statement-breakpoint
CREATE INDEX "scenarios_owner_idx" ON "scenarios" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "symbol_universe_status_idx" ON "symbol_universe" USING btree ("status");